import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { fetchInput } from '../ingest/fetch-input.ts';
import { receiveInput, tooLarge } from '../ingest/receive-input.ts';
import type { RequestedInput } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { normaliseUrl } from './normalise-url.ts';

/** An input that a producer named, as it arrived. */
export interface NamedInput {
  readonly kind: RequestedInput['kind'];
  /** Normalised URL, absolute path, or sha256 of standard input. */
  readonly identity: string;
  readonly received: ReceivedInput;
}

/** Where names of inputs are understood. */
export interface InputSurroundings {
  /** Relative paths begin here. */
  readonly folder: string;
  readonly limits: Config['limits'];
  readonly readStdin: (signal: AbortSignal) => Promise<Uint8Array>;
}

/**
 * Takes in what a producer named: files, `http(s)` addresses, and `-` for standard input.
 * @throws ReadoutError `input-not-found`, `input-unreadable`, `input-empty`, `input-too-large`, `input-not-text`,
 * `address-refused` or `fetch-failed`.
 */
export async function receiveInputs(
  names: readonly string[],
  surroundings: InputSurroundings,
  signal: AbortSignal,
): Promise<NamedInput[]> {
  const inputs: NamedInput[] = [];
  for (const [index, name] of names.entries()) {
    const input = await receiveNamed(`i${index + 1}`, name, surroundings, signal);
    const isNamedTwice = inputs.some(({ identity }) => identity === input.identity);
    if (!isNamedTwice) inputs.push({ ...input, received: { ...input.received, id: `i${inputs.length + 1}` } });
  }
  return inputs;
}

async function receiveNamed(
  id: string,
  name: string,
  { folder, limits, readStdin }: InputSurroundings,
  signal: AbortSignal,
): Promise<NamedInput> {
  if (name === '-') {
    const received = receiveInput({ id, address: 'stdin', bytes: await readStdin(signal) }, limits);
    return { kind: 'stdin', identity: received.sha256, received };
  }
  if (/^https?:\/\//iu.test(name)) {
    const received = await fetchInput({ id, url: name }, limits, signal);
    return { kind: 'url', identity: normaliseUrl(name), received };
  }
  const path = /^file:\/\//iu.test(name) ? fileURLToPath(name) : resolve(folder, name);
  const received = receiveInput({ id, address: path, bytes: await readInputFile(path, limits.inputBytes) }, limits);
  return { kind: 'file', identity: path, received };
}

async function readInputFile(path: string, limit: number): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) {
      throw new ReadoutError('input-unreadable', `${path} is a folder.`, {
        hint: 'Name the files in it that are to be read.',
      });
    }
    if (found.size > limit) throw tooLarge(path, limit);
    return await readFile(path);
  } catch (error) {
    throw sayWhy(path, error);
  }
}

function sayWhy(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new ReadoutError('input-not-found', `There is no file ${path}.`, {
        hint: 'Check the name; an address begins with https://, and - stands for standard input.',
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
      return new ReadoutError('input-unreadable', `${path} may not be read.`, {
        hint: 'Change its permissions.',
        cause: error,
      });
    default:
      return error;
  }
}
