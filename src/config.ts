import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type ConfigFile, configFileSchema } from './model/config.ts';
import { ReadoutError } from './model/readout-error.ts';

/** Everything that is decided outside the code: where data lies, which Redis, which programs, which instances. */
export interface Config extends ConfigFile {
  /** Absolute path of the data folder; it may not exist yet. */
  readonly home: string;
  /** True when no data folder was found and a new one is to be made at `home`. */
  readonly isNewHome: boolean;
  /** Shared Redis; undefined: a private one is started. */
  readonly redisUrl: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
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
});

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
  return {
    ...loadConfigFile(join(home, 'config.json')),
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
