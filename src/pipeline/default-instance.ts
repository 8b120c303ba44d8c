import type { Config } from '../config.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';

/** What new shows use where the configuration names nothing, best first; the last needs nothing. */
const CHOICE = ['kokoro', 'flite'] as const;

/** The instance of new shows: the configured one, else the best that can speak here. */
export async function defaultInstance(
  { defaultInstance: configured }: Pick<Config, 'defaultInstance'>,
  providers: ReadonlyMap<string, TtsProvider>,
  signal?: AbortSignal,
): Promise<string> {
  if (configured !== undefined) return configured;
  for (const instance of CHOICE) {
    const readiness = await providers.get(instance)?.readiness(signal);
    if (readiness?.kind === 'ready') return instance;
  }
  return 'flite';
}
