import type { SoundMeasure } from '../model/clip.ts';
import { BIN_SAMPLES, type Samples } from '../model/units.ts';

/** What stands for the loudness of silence, LUFS. */
export const SILENCE_LUFS = -120;

/** What a dual-mono meter reads above a plain mono meter: the same sound from two speakers, dB. */
export const DUAL_MONO_DB = 10 * Math.log10(2);

/** The factor of a gain in decibels. */
export function fromDb(decibels: number): number {
  return 10 ** (decibels / 20);
}

/** A factor as decibels; {@link SILENCE_LUFS} for nothing at all. */
export function toDb(factor: number): number {
  return factor > 0 ? Math.max(SILENCE_LUFS, 20 * Math.log10(factor)) : SILENCE_LUFS;
}

/** Loudness of a mean K-weighted power, LUFS (BS.1770-4, formula 2); {@link SILENCE_LUFS} at the least. */
export function powerToLufs(power: number): number {
  return power > 0 ? Math.max(SILENCE_LUFS, -0.691 + 10 * Math.log10(power)) : SILENCE_LUFS;
}

/** A mean K-weighted power of so many LUFS: the inverse of {@link powerToLufs}. */
export function lufsToPower(lufs: number): number {
  return 10 ** ((lufs + 0.691) / 10);
}

/** Bins in 100 ms, by which blocks are apart. */
export const BINS_PER_STEP = 5;
const STEPS_PER_BLOCK = 4;
const BINS_PER_BLOCK = BINS_PER_STEP * STEPS_PER_BLOCK;
const ABSOLUTE_GATE = lufsToPower(-70);
const RELATIVE_GATE = 0.1;

/**
 * Gated integrated loudness (BS.1770-4: 400 ms blocks, 75 % overlap, both gates) out of 20 ms bins, on a plain mono meter.
 * Undefined where there is no block above the absolute gate: too short or too quiet.
 */
export function programmeLufs(bins: ArrayLike<number>): number | undefined {
  const blocks = blockPowers(bins);
  const heard = meanAbove(blocks, ABSOLUTE_GATE);
  if (heard === undefined) return undefined;
  const loud = meanAbove(blocks, Math.max(ABSOLUTE_GATE, heard * RELATIVE_GATE));
  return loud === undefined ? undefined : powerToLufs(loud);
}

/** Mean power of each block, from the sums of the steps that it shares with its neighbours. */
function blockPowers(bins: ArrayLike<number>): Float64Array {
  const steps = sumSteps(bins);
  const wholeSteps = Math.floor(bins.length / BINS_PER_STEP);
  const blocks = new Float64Array(Math.max(0, wholeSteps - STEPS_PER_BLOCK + 1));
  for (let index = 0; index < blocks.length; index++) {
    const sum = (steps[index] ?? 0) + (steps[index + 1] ?? 0) + (steps[index + 2] ?? 0) + (steps[index + 3] ?? 0);
    blocks[index] = sum / BINS_PER_BLOCK;
  }
  return blocks;
}

/** The sum of each five bins, and of fewer at the end. Blocks are made of them: of bins an episode of ten hours has two millions. */
export function sumSteps(bins: ArrayLike<number>): Float64Array {
  const steps = new Float64Array(Math.ceil(bins.length / BINS_PER_STEP));
  for (let step = 0; step < steps.length; step++) {
    const end = Math.min(bins.length, (step + 1) * BINS_PER_STEP);
    let sum = 0;
    for (let bin = step * BINS_PER_STEP; bin < end; bin++) sum += bins[bin] ?? 0;
    steps[step] = sum;
  }
  return steps;
}

function meanAbove(powers: Float64Array, gate: number): number | undefined {
  let [sum, count] = [0, 0];
  for (let index = 0; index < powers.length; index++) {
    const power = powers[index] ?? 0;
    if (power <= gate) continue;
    sum += power;
    count += 1;
  }
  return count === 0 ? undefined : sum / count;
}

/** A sound in a programme. */
export interface MeasuredPiece {
  /** Where it begins. */
  readonly at: Samples;
  readonly measure: Pick<SoundMeasure, 'samples' | 'bins'>;
  /** Gain with which it is mixed in. Default 0. */
  readonly gainDb?: number;
}

/**
 * Bins of a programme of `samples` samples out of the bins of its pieces, as if it had been measured whole: a bin that lies
 * across two of the programme's gives each its share. Where pieces overlap, powers add.
 */
export function mergeBins(pieces: Iterable<MeasuredPiece>, samples: Samples): Float64Array {
  const merged = new Float64Array(Math.ceil(samples / BIN_SAMPLES));
  for (const { at, measure, gainDb = 0 } of pieces) {
    const factor = fromDb(gainDb) ** 2 / BIN_SAMPLES;
    const { bins } = measure;
    const first = Math.floor(at / BIN_SAMPLES);
    const untilBorder = (first + 1) * BIN_SAMPLES - at;
    for (let index = 0; index < bins.length; index++) {
      const power = (bins[index] ?? 0) * factor;
      const length = Math.min(BIN_SAMPLES, measure.samples - index * BIN_SAMPLES);
      addEnergy(merged, first + index, power * Math.min(length, untilBorder));
      if (length > untilBorder) addEnergy(merged, first + index + 1, power * (length - untilBorder));
    }
  }
  return merged;
}

function addEnergy(merged: Float64Array, bin: number, energy: number): void {
  if (bin < merged.length) merged[bin] = (merged[bin] ?? 0) + energy;
}
