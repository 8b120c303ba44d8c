import type { Speaker } from '../model/script.ts';
import type { SpeechRequest } from './tts-provider.ts';

/** What is asked of a provider for one utterance of a speaker. */
export function requestOf({ voice, language }: Pick<Speaker, 'voice' | 'language'>, body: string): SpeechRequest {
  return { voice: voice.slice(voice.indexOf(':') + 1), body, language };
}
