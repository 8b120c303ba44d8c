import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { endianness } from 'node:os';
import type { z } from 'zod';
import { type Clip, clipFileSchema } from '../model/clip.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { BIN_SAMPLES } from '../model/units.ts';
import { readJson, readJsonNow } from './json-file.ts';
import { contentFile } from './paths.ts';
import { writeAtomicNow } from './write-atomic.ts';

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
  const file = await readJson(contentFile(home, 'clips', key, 'json'), clipFileSchema).catch(undefinedIfDamaged);
  if (file === undefined) return undefined;
  const clip = clipOf(file);
  const sound = await stat(contentFile(home, 'clips', key, 'pcm')).catch(() => undefined);
  return isWhole(clip, sound?.size) ? clip : undefined;
}

/** Like {@link readClip}, at once, for whoever reads all clips of an episode. */
export function readClipNow(home: string, key: string): Clip | undefined {
  let file: ClipFile | undefined;
  try {
    file = readJsonNow(contentFile(home, 'clips', key, 'json'), clipFileSchema);
  } catch (error) {
    return undefinedIfDamaged(error);
  }
  if (file === undefined) return undefined;
  const clip = clipOf(file);
  const sound = statSync(contentFile(home, 'clips', key, 'pcm'), { throwIfNoEntry: false });
  return isWhole(clip, sound?.size) ? clip : undefined;
}

type ClipFile = z.infer<typeof clipFileSchema>;

function clipOf({ format: _format, measure, ...clip }: ClipFile): Clip {
  return { ...clip, measure: { ...measure, bins: binsOf(measure.bins) } };
}

function binsOf(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  if (endianness() === 'BE') bytes.swap32();
  // A buffer may begin anywhere, an array of floats may not.
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function isWhole({ measure }: Clip, bytes: number | undefined): boolean {
  return bytes === measure.samples * SAMPLE_BYTES && measure.bins.length === Math.ceil(measure.samples / BIN_SAMPLES);
}

/** A clip is derived from a take, so a damaged record is no loss. */
function undefinedIfDamaged(error: unknown): undefined {
  if (error instanceof ReadoutError && error.code === 'bad-file') return undefined;
  throw error;
}

/** Keeps a clip under the name that its recipe gives it, at once. */
export function writeClipNow(
  home: string,
  recipe: ClipRecipe,
  { pcm, measure, startMs }: Pick<Clip, 'measure' | 'startMs'> & { readonly pcm: Int16Array },
): Clip {
  const clip = { key: clipKey(recipe), take: recipe.take, measure, ...(startMs === undefined ? {} : { startMs }) };
  writeClipFilesNow(home, clip, pcm);
  return clip;
}

/** Writes a clip's files: first its sound, as s16le, then its record, so that a record always has its sound. */
export function writeClipFilesNow(home: string, clip: Clip, pcm: Int16Array): void {
  const bins = littleEndian(clip.measure.bins).toString('base64');
  const file: ClipFile = { format: 'readout-clip/2', ...clip, measure: { ...clip.measure, bins } };
  writeAtomicNow(contentFile(home, 'clips', clip.key, 'pcm'), littleEndian(pcm));
  writeAtomicNow(contentFile(home, 'clips', clip.key, 'json'), `${JSON.stringify(file, null, 2)}\n`);
}

function littleEndian(values: Int16Array | Float32Array): Buffer {
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  if (endianness() === 'LE') return bytes;
  return values.BYTES_PER_ELEMENT === 2 ? Buffer.from(bytes).swap16() : Buffer.from(bytes).swap32();
}
