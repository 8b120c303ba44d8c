import type { Config } from '../config.ts';
import type { Capabilities } from '../model/capabilities.ts';
import type { InstanceConfig } from '../model/config.ts';
import type { Secret } from '../model/secret.ts';
import type { TtsProvider } from './tts-provider.ts';

/** What a factory is given to make one instance. */
export interface InstanceSettings {
  /** The configured name. */
  readonly instance: string;
  readonly config: InstanceConfig;
  readonly programs: Pick<Config['programs'], 'espeak'>;
  /** The data folder's `engines/`, where `readout voices install` puts what a provider needs. */
  readonly engines?: string;
  /** From the environment. */
  readonly key?: Secret;
}

/** What a provider's file exports: its name, what it can do, and how an instance is made. */
export interface ProviderKind {
  /** The name that `config.json` uses: `flite`. */
  readonly provider: string;
  /** What it takes to use it, a few words for the table of providers: `OPENAI_API_KEY`. */
  readonly needs?: string;
  /** What its capabilities do not say: further engines, settings that change them. A clause for the same table. */
  readonly remark?: string;
  /** True where there is no instance unless one is configured. Default false. */
  readonly needsConfiguration?: boolean;
  /** As data, before anything is configured or installed. */
  readonly capabilities: Capabilities;
  /** @throws ReadoutError `bad-config` where the settings are not this provider's. */
  create(settings: InstanceSettings): TtsProvider;
}
