import { readFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { fetchInput } from '../ingest/fetch-input.ts';
import { ingest } from '../ingest/ingest.ts';
import { receiveInput } from '../ingest/receive-input.ts';
import type { Edit } from '../model/edits.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { type EditingSession, findEdits } from '../script/edits/find-edits.ts';
import { baseOfDocuments } from '../script/edits/script-base.ts';
import { findSegments } from '../script/find-segments.ts';
import { isScriptFile, parseScriptFile } from '../script/script-file/parse-script-file.ts';
import type { FileInput, ScriptFile } from '../script/script-file/script-file.ts';
import type { InputSurroundings, NamedInput } from './receive-inputs.ts';

/** A script file that a producer named as an input. */
export interface OpenedScriptFile {
  readonly path: string;
  readonly text: string;
  readonly file: ScriptFile;
}

/** The script file among the named inputs, if there is one. @throws ReadoutError `bad-usage` where it is not the only input. */
export async function openScriptFile(
  names: readonly string[],
  { folder }: Pick<InputSurroundings, 'folder'>,
): Promise<OpenedScriptFile | undefined> {
  for (const name of names) {
    if (!/^\.(?:md|markdown|txt)$/iu.test(extname(name)) || /^https?:/iu.test(name)) continue;
    const path = resolve(folder, name);
    const text = await readFile(path, 'utf8').catch(() => '');
    if (!isScriptFile(text)) continue;
    if (names.length === 1) return { path, text, file: parseScriptFile(text) };
    throw new ReadoutError('bad-usage', `${name} is a script file, and no other input can be built with it.`, {
      hint: 'Name it alone: it names its own inputs.',
    });
  }
  return undefined;
}

/**
 * The inputs that a script file was written from, as they were then.
 * @throws ReadoutError `bad-script` where one has changed since, and what reading it throws.
 */
export async function receiveFileInputs(
  { path, file }: OpenedScriptFile,
  limits: InputSurroundings['limits'],
  signal: AbortSignal,
): Promise<NamedInput[]> {
  const inputs: NamedInput[] = [];
  for (const input of file.inputs) {
    const received = await receiveAgain(input, dirname(path), limits, signal);
    if (received.sha256 !== input.sha256) throw hasChanged(input, path);
    inputs.push({ kind: input.kind, identity: input.identity, received });
  }
  if (inputs.length > 0) return inputs;
  throw new ReadoutError('bad-script', `${path} names no input that it was written from.`, {
    hint: 'Write it again with `readout script INPUT -o FILE`.',
  });
}

/** The changes that a script file makes to what is found in its inputs. */
export async function editsOfFile(
  { file }: OpenedScriptFile,
  inputs: readonly NamedInput[],
  session: Omit<EditingSession, 'at'>,
  signal: AbortSignal,
): Promise<Edit[]> {
  const received = inputs.map((input) => input.received);
  const base = baseOfDocuments(findSegments(await ingest(received, signal)));
  return findEdits(base, file, { ...session, at: new Date().toISOString() });
}

async function receiveAgain(
  { id, kind, address, mediaType, copy }: FileInput,
  folder: string,
  limits: InputSurroundings['limits'],
  signal: AbortSignal,
): Promise<ReceivedInput> {
  const path = copy === undefined ? address : join(folder, copy);
  if (kind === 'url' && copy === undefined) return fetchInput({ id, url: address }, limits, signal);
  return receiveInput({ id, address, bytes: await readKept(path), declaredType: mediaType }, limits);
}

async function readKept(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ReadoutError(
      'input-not-found',
      `The input ${path}, which the script file was written from, is not there.`,
      {
        hint: 'Put it back, or write the script file again.',
        cause,
      },
    );
  }
}

function hasChanged({ address }: FileInput, path: string): ReadoutError {
  return new ReadoutError('bad-script', `${address} has changed since ${path} was written from it.`, {
    hint: 'Write the script file again, or build the input and change its script with `readout edit`.',
  });
}
