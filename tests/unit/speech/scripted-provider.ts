import type { Capabilities } from '../../../src/model/capabilities.ts';
import { configFileSchema } from '../../../src/model/config.ts';
import { createProviders } from '../../../src/speech/registry.ts';
import type { SpeechRequest, SpeechResult, TtsProvider } from '../../../src/speech/tts-provider.ts';

/** What an answer does instead of being good. */
export type Answer = 'good' | 'silent' | 'cut' | 'empty' | 'garbage' | 'fails';

/** A provider that speaks tones, but answers as a script says, and keeps a ledger of what it was asked. */
export interface ScriptedProvider extends TtsProvider {
  readonly ledger: SpeechRequest[];
}

/** @param answers In order; good ones after the last. */
export function createScriptedProvider(
  answers: readonly Answer[] = [],
  capabilities: Partial<Capabilities> = {},
): ScriptedProvider {
  const programs = { ffmpeg: 'ffmpeg', redisServer: 'redis-server', espeak: 'espeak-ng', editor: undefined };
  const tone = createProviders({ instances: configFileSchema.parse({}).instances, programs }).get('tone');
  if (tone === undefined) throw new Error('There is no tone.');
  const ledger: SpeechRequest[] = [];
  return {
    ...tone,
    provider: 'scripted',
    instance: 'scripted',
    capabilities: { ...tone.capabilities, isDeterministic: false, isBilled: true, ...capabilities },
    ledger,
    async speak(request, signal) {
      const answer = answers[ledger.length] ?? 'good';
      ledger.push(request);
      if (answer === 'fails') throw new Error('The line went dead.');
      const result = await tone.speak(request, signal);
      return { ...spoil(result, answer), billed: request.body.length, warnings: [`warning of ${request.voice}`] };
    },
  };
}

function spoil(result: SpeechResult, answer: Answer): SpeechResult {
  const sound = Buffer.from(result.sound);
  switch (answer) {
    case 'silent':
      sound.fill(0, 44);
      return { ...result, sound };
    case 'cut': {
      const syllable = sound.subarray(0, Math.floor(sound.length / 3));
      return { ...result, sound: syllable };
    }
    case 'empty':
      return { ...result, sound: Buffer.of() };
    case 'garbage':
      return { ...result, sound: Buffer.from('{"error": "no quota"}') };
    default:
      return result;
  }
}
