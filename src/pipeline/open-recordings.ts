import { realpath } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, relative, resolve } from 'node:path';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { readRecording } from '../media/read-recording.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { type Recording, recordingSchema } from '../model/script.ts';
import { copyAtomic } from '../publish/public-file.ts';
import type { ScriptFile } from '../script/script-file/script-file.ts';
import { hashFile } from '../store/hash-file.ts';
import { slugOf } from './slug.ts';

/** A recording that a script file names, looked at. */
export interface OpenedRecording extends Pick<Recording, 'file' | 'sha256'> {
  /** Where it lies now. */
  readonly path: string;
}

/** Where the names of recordings are understood. */
export interface RecordingPlace {
  /** Names are relative to it, and nothing outside it is read: a script file may come from somebody else. */
  readonly folder: string;
  /** The `source/` folder of the episode, whose copies can be named too; undefined where there is no episode yet. */
  readonly source?: string | undefined;
  readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
}

/** Characters of a copy's name that come from the file's own, and from its hash. */
const NAME_LENGTH = 40;
const HASH_DIGITS = 16;

/**
 * Looks at every recording that is heard in a script file: it must be there, be sound and last a reasonable time.
 * @returns The recordings by the names that the file has for them.
 * @throws ReadoutError `bad-script` naming the first that cannot be used, and why.
 */
export async function openRecordings(
  { documents }: ScriptFile,
  place: RecordingPlace,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, OpenedRecording>> {
  const opened = new Map<string, OpenedRecording>();
  for (const item of documents.flatMap(({ items, leftOut }) => [...items, ...leftOut])) {
    if (item.kind !== 'passage' || item.isStruck || item.recording === undefined) continue;
    const { file } = item.recording;
    if (!opened.has(file)) opened.set(file, await openRecording(file, place, signal));
  }
  return opened;
}

/** Copies recordings into an episode's `source/`, so that a later change of the original changes no episode. */
export async function keepRecordings(opened: ReadonlyMap<string, OpenedRecording>, source: string): Promise<void> {
  for (const { path, file, sha256 } of opened.values()) {
    const kept = join(source, file);
    if ((await hashFile(kept))?.sha256 !== sha256) await copyAtomic(path, kept);
  }
}

async function openRecording(name: string, place: RecordingPlace, signal: AbortSignal): Promise<OpenedRecording> {
  const kept = await findKept(name, place, signal);
  if (kept !== undefined) return kept;
  const path = await findInside(name, place.folder);
  try {
    await readRecording(path, place.ffmpeg, signal);
  } catch (error) {
    if (error instanceof ReadoutError && error.code === 'bad-file')
      throw unusable(error.message, error.hint ?? '', error);
    throw error;
  }
  const found = await hashFile(path, signal);
  if (found === undefined) throw isGone(path);
  return { path, sha256: found.sha256, file: copyName(path, found.sha256) };
}

/** A copy that the episode has already: `readout edit` shows recordings by these names. */
async function findKept(
  name: string,
  { source }: RecordingPlace,
  signal: AbortSignal,
): Promise<OpenedRecording | undefined> {
  if (source === undefined || !recordingSchema.shape.file.safeParse(name).success) return undefined;
  const path = join(source, name);
  const found = await hashFile(path, signal);
  return found && { path, file: name, sha256: found.sha256 };
}

/** The real path of a file in the folder, wherever links lead. */
async function findInside(name: string, folder: string): Promise<string> {
  const path = resolve(folder, name);
  const [real, root] = await Promise.all([realpath(path), realpath(folder)]).catch((cause: unknown) => {
    throw isGone(path, cause);
  });
  const way = relative(root, real);
  if (way === '..' || way.startsWith('../') || isAbsolute(way)) {
    throw unusable(`The recording ${name} does not lie in ${root} or below it.`, 'Copy it there.');
  }
  return real;
}

function copyName(path: string, sha256: string): string {
  const ending = extname(path);
  const extension = ending
    .slice(1)
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
  const name = slugOf(basename(path, ending), NAME_LENGTH);
  const words = [name, sha256.slice(0, HASH_DIGITS)].filter((word) => word !== '');
  return `recordings/${words.join('-')}${extension === '' ? '' : `.${extension}`}`;
}

function isGone(path: string, cause?: unknown): ReadoutError {
  return unusable(
    `The recording ${path} is not there.`,
    'Its name in the script file is relative to that file.',
    cause,
  );
}

function unusable(sentence: string, hint: string, cause?: unknown): ReadoutError {
  return new ReadoutError('bad-script', sentence, { hint, cause });
}
