import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { endianness } from 'node:os';
import { type Clip, clipSchema, type SoundMeasure } from '../model/clip.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { readJson, readJsonNow, writeJson } from './json-file.ts';
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
  const clip = await readJson(contentFile(home, 'clips', key, 'json'), clipSchema).catch(undefinedIfDamaged);
  if (clip === undefined) return undefined;
  const sound = await stat(contentFile(home, 'clips', key, 'pcm')).catch(() => undefined);
  return isWhole(clip, sound?.size) ? clip : undefined;
}

/** Like {@link readClip}, at once, for whoever reads all clips of an episode. */
export function readClipNow(home: string, key: string): Clip | undefined {
  let clip: Clip | undefined;
  try {
    clip = readJsonNow(contentFile(home, 'clips', key, 'json'), clipSchema);
  } catch (error) {
    return undefinedIfDamaged(error);
  }
  if (clip === undefined) return undefined;
  const sound = statSync(contentFile(home, 'clips', key, 'pcm'), { throwIfNoEntry: false });
  return isWhole(clip, sound?.size) ? clip : undefined;
}

function isWhole({ measure }: Clip, bytes: number | undefined): boolean {
  return bytes === measure.samples * SAMPLE_BYTES;
}

/** A clip is derived from a take, so a damaged record is no loss. */
function undefinedIfDamaged(error: unknown): undefined {
  if (error instanceof ReadoutError && error.code === 'bad-file') return undefined;
  throw error;
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

function littleEndian(pcm: Int16Array): Uint8Array {
  const bytes = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
  return endianness() === 'LE' ? bytes : Buffer.from(bytes).swap16();
}
