import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type FrameRecord, frameRecordSchema } from '../model/frame-record.ts';
import { readJson } from '../store/json-file.ts';
import { writeAtomic } from '../store/write-atomic.ts';
import type { PlacedSound } from './place-sounds.ts';
import { digestSound } from './sound-digest.ts';

const HASH_DIGITS = 16;

/** The sounds of a programme as a record has them: what differs in anything that is heard gets another hash. */
export function recordSounds(sounds: readonly PlacedSound[], gainDb: number): FrameRecord['sounds'] {
  return sounds.map((sound) => {
    const hash = createHash('sha256').update(JSON.stringify([digestSound(sound), gainDb]));
    return [sound.at, sound.measure.samples, hash.digest('hex').slice(0, HASH_DIGITS)];
  });
}

/** Keeps the record of a master in its media folder. */
export async function writeFrameRecord(media: string, record: FrameRecord): Promise<void> {
  // Without indentation: tens of thousands of numbers that nobody reads.
  await writeAtomic(recordFile(media, record.file), `${JSON.stringify(record)}\n`);
}

/** The record of a master; undefined where there is none, or none that can be read. */
export async function readFrameRecord(media: string, file: string): Promise<FrameRecord | undefined> {
  const record = await readJson(recordFile(media, file), frameRecordSchema).catch(() => undefined);
  return record?.file === file ? record : undefined;
}

/** The record of the newest master of a rendition (all of them have one number in their name, or none). */
export async function findNewestRecord(media: string, rendition: string): Promise<FrameRecord | undefined> {
  const names = await readdir(framesFolder(media)).catch(() => []);
  const dated = names
    .filter((name) => name.startsWith(`${rendition}-`) && name.endsWith('.json'))
    .map(async (name) => {
      const { mtimeMs } = await stat(join(framesFolder(media), name)).catch(() => ({ mtimeMs: 0 }));
      return { name, mtimeMs };
    });
  const newest = (await Promise.all(dated)).sort(
    (one, other) => other.mtimeMs - one.mtimeMs || one.name.localeCompare(other.name),
  );
  for (const { name } of newest) {
    const record = await readFrameRecord(media, name.replace(/\.json$/u, ''));
    if (record?.rendition === rendition) return record;
  }
  return undefined;
}

/** Where the records of a media folder lie. */
export function framesFolder(media: string): string {
  return join(media, 'frames');
}

function recordFile(media: string, file: string): string {
  return join(framesFolder(media), `${file}.json`);
}
