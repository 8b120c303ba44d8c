import type { Config } from '../config.ts';
import { type InstanceConfig, instanceConfigSchema } from '../model/config.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { enginesFolder } from '../store/paths.ts';
import type { ProviderKind } from './provider-kind.ts';
import { command } from './providers/command.ts';
import { elevenlabs } from './providers/elevenlabs.ts';
import { espeak } from './providers/espeak.ts';
import { flite } from './providers/flite.ts';
import { kokoro } from './providers/kokoro.ts';
import { openai } from './providers/openai.ts';
import { polly } from './providers/polly.ts';
import { tone } from './providers/tone.ts';
import type { TtsProvider } from './tts-provider.ts';

/** Every provider there is. Adding one adds a line here, its file, its test and its row in the README. */
export const PROVIDERS: readonly ProviderKind[] = [flite, kokoro, espeak, tone, command, openai, elevenlabs, polly];

/**
 * Makes every instance: one of each provider that needs no configuration, under the provider's own name, and those of
 * `config.json`, which may replace them. Nothing is started before it is used.
 * @throws ReadoutError `bad-config` naming the instance.
 */
export function createProviders({
  instances,
  programs,
  keys = {},
  home,
}: Pick<Config, 'instances' | 'programs'> & Partial<Pick<Config, 'keys' | 'home'>>): Map<string, TtsProvider> {
  const builtIn = PROVIDERS.filter(({ needsConfiguration }) => needsConfiguration !== true);
  const defaults = builtIn.map(({ provider }) => [provider, instanceConfigSchema.parse({ provider })] as const);
  const configured = new Map<string, InstanceConfig>([...defaults, ...Object.entries(instances)]);
  return new Map(
    [...configured].map(([instance, config]) => {
      const key = keys[instance];
      const engines = home === undefined ? {} : { engines: enginesFolder(home) };
      const settings = { instance, config, programs, ...engines, ...(key === undefined ? {} : { key }) };
      return [instance, findKind(instance, config).create(settings)];
    }),
  );
}

function findKind(instance: string, config: InstanceConfig): ProviderKind {
  const kind = PROVIDERS.find(({ provider }) => provider === config.provider);
  if (kind !== undefined) return kind;
  const names = PROVIDERS.map(({ provider }) => provider).join(', ');
  throw new ReadoutError(
    'bad-config',
    `The instance "${instance}" asks for the provider "${config.provider}", which does not exist.`,
    {
      hint: `Providers are: ${names}.`,
    },
  );
}
