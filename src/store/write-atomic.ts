import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a whole file or none: to a temporary name beside it, flushed to disk, then renamed over the old one.
 * Readers see the old contents or the new, never a part.
 */
export async function writeAtomic(path: string, contents: string | Uint8Array): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const file = await openNew(temporary);
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Nearly always the folder is there, so that it is made only where it turns out not to be. */
async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx');
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'wx');
  }
}

/** Like {@link writeAtomic}, at once: for a thread that nothing else waits for. */
export function writeAtomicNow(path: string, contents: string | Uint8Array): void {
  const temporary = temporaryName(path);
  try {
    const file = openNewNow(temporary);
    try {
      writeFileSync(file, contents);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function openNewNow(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if (!isMissing(error)) throw error;
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'wx');
  }
}

/** Whether an error says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** A name beside `path` that no other writer uses; begins with a dot so that nothing lists or serves it. */
export function temporaryName(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}.${path.slice(slash)}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
}
