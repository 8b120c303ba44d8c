import { createHash } from 'node:crypto';
import type { SpeechRequest, TtsProvider } from './tts-provider.ts';

/**
 * Name of a take: sha256 over everything that is sent, and nothing of our own processing. Neighbouring text is not in
 * it, nor the instance's name: the same request to the same account is the same take, whatever it is called here.
 * @param number 1 for the first try.
 */
export function takeKey(
  provider: Pick<TtsProvider, 'provider' | 'identity' | 'capabilities'>,
  request: Pick<SpeechRequest, 'voice' | 'body' | 'language'>,
  number: number,
): string {
  const identity = Object.entries(provider.identity).sort(([one], [other]) => (one < other ? -1 : 1));
  const language = provider.capabilities.sendsLanguage === true ? request.language : '';
  const sent = [provider.provider, identity, request.voice, language, request.body, number];
  return createHash('sha256').update(JSON.stringify(sent)).digest('hex');
}
