import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type Episode, episodeSchema } from '../../src/model/episode.ts';

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** A folder to work in, with a data folder in it. */
export interface Workplace {
  readonly folder: string;
  readonly home: string;
  write(name: string, contents: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}

/** Makes an empty workplace. */
export async function makeWorkplace(): Promise<Workplace> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-e2e-'));
  return {
    folder,
    home: join(folder, 'readout-data'),
    async write(name, contents) {
      await writeFile(join(folder, name), contents);
      return join(folder, name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a command said and how it ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Waits until standard error holds this. */
  says(words: string): Promise<void>;
}

/** Starts the program as a user does, in the workplace's folder. */
export function start(
  { folder, home }: Workplace,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Running {
  const { REDIS_URL: _redis, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', TSX, MAIN, ...words], {
    cwd: folder,
    env: { ...inherited, READOUT_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(() => ({ status: child.exitCode, stdout, stderr }));
  return { process: child, ended, says: (sought) => until(() => stderr.includes(sought)) };
}

/** Runs the program to its end. */
export async function readout(
  workplace: Workplace,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return start(workplace, words, environment).ended;
}

/** The record that `--json` printed. */
export function parseEpisode({ stdout, stderr }: Ended): Episode {
  try {
    return episodeSchema.parse(JSON.parse(stdout));
  } catch (cause) {
    throw new Error(`No record was printed: ${stdout}${stderr}`, { cause });
  }
}

/** The error that `--json` printed. */
export function parseError({ stdout }: Ended): { code: string; message: string; hint?: string | undefined } {
  const error = z.object({ code: z.string(), message: z.string(), hint: z.string().optional() });
  return z.object({ error }).parse(JSON.parse(stdout)).error;
}

/** Waits until something is so, looking again and again. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(10);
}

/** Every take that is whole, by its key. */
export async function listTakes({ home }: Workplace): Promise<string[]> {
  const names = await readdir(join(home, 'takes'), { recursive: true }).catch(() => []);
  return names.filter((name) => name.endsWith('.json') && !name.includes('/.')).sort();
}

/** A made-up article of so many paragraphs, each its own segment. */
export function longArticle(paragraphs: number): string {
  const walk = Array.from(
    { length: paragraphs },
    (_, day) => `On day ${day + 1} Oskar Brandt crossed bridge number ${day + 1} and went on.`,
  );
  return `The Long Walk of Oskar Brandt\n\n${walk.join('\n\n')}\n`;
}
