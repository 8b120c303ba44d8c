import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { endianness } from 'node:os';
import { type Clip, clipSchema, type SoundMeasure } from '../model/clip.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { readJson, writeJson } from './json-file.ts';
import { contentFile } from './paths.ts';
import { writeAtomic } from './write-atomic.ts';

/** Everything that makes a clip of a take what it is. */
export interface ClipRecipe {
  /** Key of the take. */
  readonly take: string;
  readonly targetLufs: number;
  readonly ceilingDbtp: number;
  /** Version of the processing. */
  readonly processing: string;
}

const SAMPLE_BYTES = 2;

/** Name of the clip that a recipe gives. */
export function clipKey({ take, targetLufs, ceilingDbtp, processing }: ClipRecipe): string {
  return createHash('sha256')
    .update(JSON.stringify([take, targetLufs, ceilingDbtp, processing]))
    .digest('hex');
}

/** A clip that is there whole; undefined where it, or a part of it, is missing or damaged: it is made again. */
export async function readClip(home: string, key: string): Promise<Clip | undefined> {
  const clip = await readClipRecord(home, key);
  if (clip === undefined) return undefined;
  const sound = await stat(contentFile(home, 'clips', key, 'pcm')).catch(() => undefined);
  return sound?.size === clip.measure.samples * SAMPLE_BYTES ? clip : undefined;
}

/** Keeps a clip: first its sound, as s16le, then its record. */
export async function writeClip(
  home: string,
  recipe: ClipRecipe,
  {
    pcm,
    measure,
    startMs,
  }: { readonly pcm: Int16Array; readonly measure: SoundMeasure; readonly startMs?: number | undefined },
): Promise<Clip> {
  const clip: Clip = {
    format: 'readout-clip/1',
    key: clipKey(recipe),
    take: recipe.take,
    measure,
    ...(startMs === undefined ? {} : { startMs }),
  };
  await writeAtomic(contentFile(home, 'clips', clip.key, 'pcm'), littleEndian(pcm));
  await writeJson(contentFile(home, 'clips', clip.key, 'json'), clip);
  return clip;
}

async function readClipRecord(home: string, key: string): Promise<Clip | undefined> {
  try {
    return await readJson(contentFile(home, 'clips', key, 'json'), clipSchema);
  } catch (error) {
    // Derived from a take, so a damaged record is no loss.
    if (error instanceof ReadoutError && error.code === 'bad-file') return undefined;
    throw error;
  }
}

function littleEndian(pcm: Int16Array): Uint8Array {
  const bytes = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap16();
}
