import type { Sound } from '../media/sound.ts';
import type { WordTime } from '../model/clip.ts';
import type { Ms } from '../model/units.ts';
import { type DurationRange, predictDuration } from './predict-duration.ts';

/** Raised with every change of what is refused: a take refused under other rules is judged again, never bought again. */
export const CHECK_VERSION = 2;

/** What may differ between shows and voices. */
export interface TakeLimits {
  /** How long the voice usually takes, as a share of what its texts predict; unknown where it has not spoken enough. */
  readonly pace?: number;
  /** Longest silence inside an utterance. Default 1,500. */
  readonly innerSilenceMs?: Ms;
}

const WINDOW_MS = 5;
/** Nothing louder than this anywhere: silence, dBFS. */
const SILENT_DB = -50;
/** Quieter than the loudest moment by this: not speech. Soft consonants are some 40 dB below a vowel. */
const BELOW_LOUDEST_DB = 45;
/** An utterance fades out; one that ends within this of its usual loudness was cut. */
const CUT_WITHIN_DB = 20;
const FULL_SCALE = 0.999;
const WORD_TOLERANCE_MS = 50;
/** Share of samples in flat tops at full scale from which a voice is heard to crackle. */
const CLIPPED_SHARE = 0.002;

/** Why a take is not good, as a clause for people, or undefined: silent, cut, broken, crackling, or too short or long for its text. */
export function checkTake(sound: Sound, text: string, limits: TakeLimits = {}): string | undefined {
  if (sound.isTruncated === true) return 'is shorter than its own header says';
  const levels = windowLevels(sound);
  const loudest = largestOf(levels);
  if (!(loudest > SILENT_DB)) return 'is silent';
  const threshold = loudest - BELOW_LOUDEST_DB;
  return (
    checkEnd(levels, threshold) ??
    checkGaps(levels, threshold, limits.innerSilenceMs ?? 1500) ??
    checkClipping(sound, levels) ??
    checkDuration(levels, threshold, predictDuration(text, limits.pace))
  );
}

/** Why a take cannot hold the words that came with it: its provider has timed some after its end, so it was cut. */
export function checkWords({ samples, sampleRate }: Sound, words: readonly WordTime[] = []): string | undefined {
  const lastMs = words.at(-1)?.startMs ?? 0;
  const lengthMs = (samples.length / sampleRate) * 1000;
  return lastMs > lengthMs + WORD_TOLERANCE_MS ? 'ends before its last word' : undefined;
}

function windowSamples(sampleRate: number): number {
  return Math.max(1, Math.round((sampleRate * WINDOW_MS) / 1000));
}

/** Level of each 5 ms in dBFS. */
function windowLevels({ samples, sampleRate }: Sound): Float64Array {
  const window = windowSamples(sampleRate);
  const levels = new Float64Array(Math.floor(samples.length / window));
  for (let index = 0; index < levels.length; index++) {
    let energy = 0;
    for (let at = index * window; at < (index + 1) * window; at++) energy += (samples[at] ?? 0) * (samples[at] ?? 0);
    levels[index] = 10 * Math.log10(energy / window + 1e-12);
  }
  return levels;
}

function largestOf(levels: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < levels.length; at++) most = Math.max(most, levels[at] ?? most);
  return most;
}

function checkEnd(levels: Float64Array, threshold: number): string | undefined {
  const heard = levels.filter((level) => level > threshold).sort();
  const usual = heard[Math.floor(heard.length * 0.75)] ?? 0;
  const end = largestOf(levels.subarray(-2));
  return end > usual - CUT_WITHIN_DB ? 'breaks off in the middle of speech' : undefined;
}

function checkGaps(levels: Float64Array, threshold: number, longestMs: Ms): string | undefined {
  let last = levels.findIndex((level) => level > threshold);
  for (let at = Math.max(0, last); at < levels.length; at++) {
    if ((levels[at] ?? 0) <= threshold) continue;
    const gapMs = (at - last - 1) * WINDOW_MS;
    if (gapMs > longestMs) return `is silent for ${(gapMs / 1000).toFixed(1)} seconds in the middle`;
    last = at;
  }
  return undefined;
}

function checkClipping({ samples, sampleRate }: Sound, levels: Float64Array): string | undefined {
  const window = windowSamples(sampleRate);
  // One sample at full scale makes a window at least so loud: in most takes no window is.
  const least = 10 * Math.log10(FULL_SCALE ** 2 / window) - 0.01;
  let flat = 0;
  for (let index = 0; index < levels.length; index++) {
    if ((levels[index] ?? 0) < least) continue;
    // The sample before the window's first may be the first of two.
    let wasFull = Math.abs(samples[index * window - 1] ?? 0) >= FULL_SCALE;
    for (let at = index * window; at < (index + 1) * window; at++) {
      const isFull = Math.abs(samples[at] ?? 0) >= FULL_SCALE;
      if (isFull && wasFull) flat += 1;
      wasFull = isFull;
    }
  }
  return flat > samples.length * CLIPPED_SHARE ? 'is clipped' : undefined;
}

function checkDuration(levels: Float64Array, threshold: number, range: DurationRange): string | undefined {
  const first = levels.findIndex((level) => level > threshold);
  const lengthMs = (levels.findLastIndex((level) => level > threshold) - first + 1) * WINDOW_MS;
  const { shortestMs, expectedMs, longestMs } = range;
  if (lengthMs >= shortestMs && lengthMs <= longestMs) return undefined;
  const seconds = (ms: Ms) => (ms / 1000).toFixed(1);
  return `lasts ${seconds(lengthMs)} seconds where its text takes about ${seconds(expectedMs)}`;
}
