import { configFileSchema } from '../../src/model/config.ts';
import { Secret } from '../../src/model/secret.ts';
import { createProviders } from '../../src/speech/registry.ts';
import type { TtsProvider } from '../../src/speech/tts-provider.ts';

const PROGRAMS = { ffmpeg: 'ffmpeg', redisServer: 'redis-server', espeak: 'espeak-ng', editor: undefined };

/** One instance, as the registry makes it: a default one, or `mine` of a configuration and a key, with the engines of a data folder. */
export function makeProvider(
  what: string | { readonly config: unknown; readonly key?: string },
  home?: string,
): TtsProvider {
  const instance = typeof what === 'string' ? what : 'mine';
  const configured = typeof what === 'string' ? {} : { mine: what.config };
  const key = typeof what === 'string' ? undefined : what.key;
  const { instances } = configFileSchema.parse({ instances: configured });
  const keys = key === undefined ? {} : { mine: new Secret(key) };
  const provider = createProviders({
    instances,
    programs: PROGRAMS,
    keys,
    ...(home === undefined ? {} : { home }),
  }).get(instance);
  if (provider === undefined) throw new Error(`There is no instance ${instance}.`);
  return provider;
}
