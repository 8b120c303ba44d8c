import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PublicFile } from '../model/publication.ts';
import { hashFile } from '../store/hash-file.ts';
import { temporaryName, writeAtomic } from '../store/write-atomic.ts';

/** Characters of a hash in a public name: enough that two contents never share one. */
const HASH_CHARACTERS = 16;

/** What a public file is called: `<folder>/<name>-<hash>.<extension>`. */
export interface PublicName {
  /** Below the public folder, with a slash at its end; empty for the top. */
  readonly folder: string;
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
}

/** Writes contents under a name that holds their hash, unless they are there already. */
export async function writePublicFile(
  root: string,
  name: PublicName,
  contents: string | Uint8Array,
): Promise<PublicFile> {
  const bytes = Buffer.from(contents);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = `${name.folder}${name.name}-${sha256.slice(0, HASH_CHARACTERS)}.${name.extension}`;
  const target = join(root, path);
  if ((await sizeOf(target)) !== bytes.length) await writeAtomic(target, bytes);
  return { path, mediaType: name.mediaType, bytes: bytes.length, sha256 };
}

/** Writes a file whose name stays, unless it says the same already: what did not change keeps its time and its ETag. */
export async function replaceFile(path: string, contents: string): Promise<void> {
  const before = await hashFile(path);
  const sha256 = createHash('sha256').update(contents).digest('hex');
  if (before?.sha256 !== sha256) await writeAtomic(path, contents);
}

/** Copies a file of any size to a path, whole, by a rename; where the file system can, without copying its blocks. */
export async function copyAtomic(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const temporary = temporaryName(to);
  try {
    await copyFile(from, temporary, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    // A copy has its original's permissions, which may keep even us from writing it.
    await chmod(temporary, (await stat(temporary)).mode | 0o600);
    const file = await open(temporary, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, to);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Size of a file; undefined where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
