import type { Voice } from '../model/capabilities.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';

/** The instance of a voice id, and the voice's name within it: `<instance>:<voice>`, split at the first colon. */
export function splitVoiceId(id: string): { readonly instance: string; readonly voice: string } {
  const colon = id.indexOf(':');
  return colon < 0 ? { instance: '', voice: id } : { instance: id.slice(0, colon), voice: id.slice(colon + 1) };
}

/** Every voice of every instance that can speak now; an instance whose program is missing has none. */
export async function listVoices(
  providers: ReadonlyMap<string, TtsProvider>,
  signal: AbortSignal,
): Promise<readonly Voice[]> {
  const lists = await Promise.all(
    [...providers.values()].map(async (provider) => {
      const readiness = await provider.readiness(signal);
      return readiness.kind === 'ready' ? provider.voices(signal) : [];
    }),
  );
  return lists.flat();
}

/** The provider that speaks a voice. @throws ReadoutError `instance-not-found`. */
export function findProvider(providers: ReadonlyMap<string, TtsProvider>, voice: string): TtsProvider {
  return findInstance(providers, splitVoiceId(voice).instance);
}

/** The provider of an instance. @throws ReadoutError `instance-not-found` naming those there are. */
export function findInstance(providers: ReadonlyMap<string, TtsProvider>, instance: string): TtsProvider {
  const provider = providers.get(instance);
  if (provider !== undefined) return provider;
  throw new ReadoutError('instance-not-found', `There is no provider instance "${instance}".`, {
    hint: `There are: ${[...providers.keys()].join(', ')}. Others are configured in config.json.`,
  });
}

/** Checks that a voice exists and can speak now. @throws ReadoutError `instance-not-found`, `tool-missing` or `voice-not-found`. */
export async function checkVoice(
  providers: ReadonlyMap<string, TtsProvider>,
  voice: string,
  signal: AbortSignal,
): Promise<void> {
  const provider = findProvider(providers, voice);
  await checkReady(provider, signal);
  const voices = await provider.voices(signal);
  if (voices.some((candidate) => candidate.id === voice)) return;
  throw new ReadoutError('voice-not-found', `The instance ${provider.instance} has no voice "${voice}".`, {
    hint: `Run \`readout voices --instance ${provider.instance}\` to list them.`,
  });
}

/** Checks that an instance can speak now. @throws ReadoutError `tool-missing` with the remedy. */
export async function checkReady(provider: TtsProvider, signal: AbortSignal): Promise<void> {
  const readiness = await provider.readiness(signal);
  if (readiness.kind === 'ready') return;
  throw new ReadoutError(
    'tool-missing',
    `The provider instance ${provider.instance} cannot speak: ${readiness.what} is missing.`,
    { hint: readiness.remedy },
  );
}
