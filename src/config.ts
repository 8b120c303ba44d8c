import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type ConfigFile, configFileSchema, serviceAddressSchema } from './model/config.ts';
import { ReadoutError } from './model/readout-error.ts';
import { Secret } from './model/secret.ts';

/** Everything that is decided outside the code: where data lies, which Redis, which programs, which instances. */
export interface Config extends ConfigFile {
  /** Absolute path of the data folder; it may not exist yet. */
  readonly home: string;
  /** True when no data folder was found and a new one is to be made at `home`. */
  readonly isNewHome: boolean;
  /** Shared Redis; undefined: a private one is started. */
  readonly redisUrl: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** The key of each instance that has one. */
  readonly keys: Readonly<Record<string, Secret>>;
  readonly programs: {
    readonly ffmpeg: string;
    readonly redisServer: string;
    readonly espeak: string;
    readonly editor: string | undefined;
  };
}

const environmentSchema = z.object({
  READOUT_HOME: z.string().min(1).optional(),
  READOUT_LOG: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
  REDIS_URL: z.url({ protocol: /^(?:rediss?|unix)$/u }).optional(),
  READOUT_FFMPEG: z.string().min(1).default('ffmpeg'),
  READOUT_REDIS_SERVER: z.string().min(1).default('redis-server'),
  READOUT_ESPEAK: z.string().min(1).default('espeak-ng'),
  VISUAL: z.string().min(1).optional(),
  EDITOR: z.string().min(1).optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: serviceAddressSchema.optional(),
  ELEVENLABS_API_KEY: z.string().min(1).optional(),
});
type Variables = z.infer<typeof environmentSchema>;

/**
 * Reads the environment and `config.json`. The only place that does.
 * @throws ReadoutError `bad-config` naming the variable or the field.
 */
export function loadConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  folder = process.cwd(),
): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const variables = environmentSchema.safeParse(given);
  if (!variables.success) {
    const issue = variables.error.issues[0];
    throw new ReadoutError(
      'bad-config',
      `The environment variable ${String(issue?.path[0])} is not usable: ${issue?.message}.`,
    );
  }
  const values = variables.data;
  const { home, isNewHome } = findHome(values.READOUT_HOME, folder);
  const file = loadConfigFile(join(home, 'config.json'));
  const instances = addInstances(file.instances, values);
  return {
    ...file,
    instances,
    keys: findKeys(instances, values, given),
    home,
    isNewHome,
    redisUrl: values.REDIS_URL,
    logLevel: values.READOUT_LOG,
    programs: {
      ffmpeg: values.READOUT_FFMPEG,
      redisServer: values.READOUT_REDIS_SERVER,
      espeak: values.READOUT_ESPEAK,
      editor: values.VISUAL ?? values.EDITOR,
    },
  };
}

function findHome(named: string | undefined, folder: string): { home: string; isNewHome: boolean } {
  if (named !== undefined) return { home: resolve(folder, named), isNewHome: !existsSync(resolve(folder, named)) };
  for (let here = resolve(folder); ; here = dirname(here)) {
    const candidate = join(here, 'readout-data');
    if (existsSync(candidate)) return { home: candidate, isNewHome: false };
    if (dirname(here) === here) return { home: join(resolve(folder), 'readout-data'), isNewHome: true };
  }
}

function loadConfigFile(path: string): ConfigFile {
  if (!existsSync(path)) return configFileSchema.parse({});
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new ReadoutError('bad-config', `${path} is not valid JSON.`, { hint: 'Mend or remove the file.', cause });
  }
  const result = configFileSchema.safeParse(parsed);
  if (!result.success) {
    throw new ReadoutError('bad-config', `${path} is not a valid configuration: ${z.prettifyError(result.error)}`);
  }
  return result.data;
}

/** A key or an address in the environment makes an instance of the service's name, or completes one of `config.json`. */
function addInstances(configured: ConfigFile['instances'], variables: Variables): ConfigFile['instances'] {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, ELEVENLABS_API_KEY } = variables;
  const instances = { ...configured };
  if (OPENAI_API_KEY !== undefined || OPENAI_BASE_URL !== undefined) {
    instances.openai ??= { provider: 'openai', settings: {} };
  }
  if (ELEVENLABS_API_KEY !== undefined) instances.elevenlabs ??= { provider: 'elevenlabs', settings: {} };
  const address = OPENAI_BASE_URL === undefined ? {} : { baseUrl: OPENAI_BASE_URL };
  // As OpenAI's own clients have it: the address in the environment is that of everything without another.
  const completed = Object.entries(instances).map(([name, instance]) => {
    return [name, instance.provider === 'openai' ? { ...address, ...instance } : instance] as const;
  });
  return Object.fromEntries(completed);
}

function findKeys(
  instances: ConfigFile['instances'],
  variables: Variables,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, Secret> {
  const keys: Record<string, Secret> = {};
  for (const [instance, { provider, baseUrl, keyVariable }] of Object.entries(instances)) {
    // A provider's own key goes to its own address, or to one that the environment names beside it: `config.json` may
    // come from somebody else and must not be able to send it elsewhere without naming it.
    const isOwnAddress = baseUrl === undefined || (provider === 'openai' && baseUrl === variables.OPENAI_BASE_URL);
    const key = keyVariable === undefined ? isOwnAddress && ownKey(provider, variables) : environment[keyVariable];
    if (key) keys[instance] = new Secret(key);
  }
  return keys;
}

function ownKey(provider: string, variables: Variables): string | undefined {
  if (provider === 'openai') return variables.OPENAI_API_KEY;
  return provider === 'elevenlabs' ? variables.ELEVENLABS_API_KEY : undefined;
}
