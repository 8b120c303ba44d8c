import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { fromDb, SILENCE_LUFS } from '../media/loudness.ts';
import { measureSound } from '../media/measure-sound.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Show } from '../model/show.ts';
import { SAMPLE_RATE } from '../model/units.ts';
import type { LoadedAsset } from './load-assets.ts';
import { BED_LEVELS, type Theme } from './themes.ts';

/** Where a show may play a sound of its own. */
export type SoundPlace = keyof NonNullable<Show['sounds']>;

/** Seconds that a sound may last at its place: a sting is a sign, not a song; a bed must not repeat like a siren. */
const LENGTHS: Readonly<Record<SoundPlace, readonly [least: number, most: number]>> = {
  opening: [0.2, 20],
  chapter: [0.1, 10],
  closing: [0.2, 30],
  bed: [2, 180],
};
const LARGEST_FILE = 100 * 1024 * 1024;
const SPEECH_LUFS = -19;
const CEILING_DBTP = -3.5;
const INAUDIBLE_LUFS = -60;
const EDGE_SAMPLES = SAMPLE_RATE * 0.005;

/**
 * Reads a producer's own sound of any format, checks that it can stand at its place, and makes it as loud as speech.
 * @throws ReadoutError `bad-file` naming the file and what is wrong with it.
 */
export async function readOwnSound(
  path: string,
  place: SoundPlace,
  ffmpeg: Pick<Ffmpeg, 'decodeFile'>,
  signal?: AbortSignal,
): Promise<LoadedAsset> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unusable(path, place, 'is not there', cause);
  });
  if (!found.isFile() || found.size > LARGEST_FILE)
    throw unusable(path, place, 'is no file, or one of more than 100 MB');
  const [least, most] = LENGTHS[place];
  // A small file may hold hours of silence: no more of it is decoded than shows that it is too long.
  const format = { sampleRate: SAMPLE_RATE, channels: 1, enoughSamples: most * SAMPLE_RATE };
  const samples = await ffmpeg.decodeFile(path, format, signal);
  const seconds = samples.length / SAMPLE_RATE;
  if (seconds < least || seconds > most) {
    const length = seconds > most ? `more than ${most}` : seconds.toFixed(1);
    throw unusable(path, place, `lasts ${length} s, and may last ${least} to ${most} s`);
  }
  const { lufs, truePeak } = measureSound(samples);
  if (lufs <= Math.max(INAUDIBLE_LUFS, SILENCE_LUFS)) throw unusable(path, place, 'is silent');
  // Without a limiter: music that has peaks may be a little softer than speech instead.
  const gain = fromDb(Math.min(SPEECH_LUFS - lufs, CEILING_DBTP - truePeak));
  const pcm = Int16Array.from(samples, (sample, at) => Math.round(sample * gain * edge(at, samples.length) * 32_768));
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { pcm, measure: measureSound(Float32Array.from(pcm, (sample) => sample / 32_768)), sha256 };
}

/** The theme with a producer's own sounds in place of its own, and their sound by the names that the theme now has. */
export async function withOwnSounds(
  theme: Theme,
  { sounds = {}, folder }: { readonly sounds: Show['sounds']; readonly folder: string },
  ffmpeg: Pick<Ffmpeg, 'decodeFile'>,
  signal?: AbortSignal,
): Promise<{ readonly theme: Theme; readonly own: ReadonlyMap<string, LoadedAsset> }> {
  const own = new Map<string, LoadedAsset>();
  let changed = theme;
  for (const place of ['opening', 'chapter', 'closing', 'bed'] as const) {
    const path = sounds[place];
    if (path === undefined) continue;
    const loaded = await readOwnSound(resolve(folder, path), place, ffmpeg, signal);
    const asset = `own-${place}`;
    own.set(asset, loaded);
    changed =
      place === 'bed'
        ? { ...changed, bed: { ...BED_LEVELS, ...changed.bed, asset } }
        : { ...changed, stings: { ...changed.stings, [place]: { gainDb: 0, asset, samples: loaded.pcm.length } } };
  }
  return { theme: changed, own };
}

/** A file that was cut in the middle of a sound would click. */
function edge(at: number, length: number): number {
  return Math.min(1, at / EDGE_SAMPLES, (length - 1 - at) / EDGE_SAMPLES);
}

function unusable(path: string, place: SoundPlace, why: string, cause?: unknown): ReadoutError {
  return new ReadoutError('bad-file', `The show's ${place} sound ${path} ${why}.`, {
    hint: 'Name another file in the `sounds` of show.json, or leave it out to hear the theme.',
    cause,
  });
}
