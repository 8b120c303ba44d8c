import { readFile } from 'node:fs/promises';
import { type Take, takeSchema } from '../model/clip.ts';
import { readJson, writeJson } from './json-file.ts';
import { contentFile } from './paths.ts';
import { isMissing, writeAtomic } from './write-atomic.ts';

/** What is known of a take, refused or not; undefined where it was never bought. */
export function readTake(home: string, key: string): Promise<Take | undefined> {
  return readJson(contentFile(home, 'takes', key, 'json'), takeSchema);
}

/** The sound of a take, as received; undefined where the file is gone or not the one that was bought. */
export async function readTakeSound(home: string, take: Take): Promise<Uint8Array | undefined> {
  const sound = await readIfThere(contentFile(home, 'takes', take.key, take.extension));
  return sound?.length === take.bytes ? sound : undefined;
}

/** Keeps a take: first its sound, then the record that makes it count, so that a record always has its sound. */
export async function writeTake(home: string, take: Take, sound: Uint8Array): Promise<void> {
  await writeAtomic(contentFile(home, 'takes', take.key, take.extension), sound);
  await writeTakeRecord(home, take);
}

/** Replaces what is known of a take whose sound is kept: that it was refused, or no longer is. */
export async function writeTakeRecord(home: string, take: Take): Promise<void> {
  await writeJson(contentFile(home, 'takes', take.key, 'json'), take);
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
