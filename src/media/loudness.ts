import type { SoundMeasure } from '../model/clip.ts';
import type { Samples } from '../model/units.ts';
import { BIN_SAMPLES } from './k-weighting.ts';

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

const BINS_PER_BLOCK = 20;
const BINS_PER_STEP = 5;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE = 0.1;

/**
 * Gated integrated loudness (BS.1770-4: 400 ms blocks, 75 % overlap, both gates) out of 20 ms bins, on a plain mono meter.
 * Undefined where there is no block above the absolute gate: too short or too quiet.
 */
export function programmeLufs(bins: ArrayLike<number>): number | undefined {
  const blocks: number[] = [];
  for (let start = 0; start + BINS_PER_BLOCK <= bins.length; start += BINS_PER_STEP) {
    let sum = 0;
    for (let index = start; index < start + BINS_PER_BLOCK; index++) sum += bins[index] ?? 0;
    const power = sum / BINS_PER_BLOCK;
    if (powerToLufs(power) > ABSOLUTE_GATE_LUFS) blocks.push(power);
  }
  if (blocks.length === 0) return undefined;
  const gate = mean(blocks) * RELATIVE_GATE;
  return powerToLufs(mean(blocks.filter((power) => power > gate)));
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
    const factor = fromDb(gainDb) ** 2;
    const { bins } = measure;
    for (let index = 0; index < bins.length; index++) {
      const power = bins[index] ?? 0;
      const start = at + index * BIN_SAMPLES;
      const end = at + Math.min((index + 1) * BIN_SAMPLES, measure.samples);
      const bin = Math.floor(start / BIN_SAMPLES);
      const border = (bin + 1) * BIN_SAMPLES;
      addEnergy(merged, bin, power * factor * (Math.min(end, border) - start));
      if (end > border) addEnergy(merged, bin + 1, power * factor * (end - border));
    }
  }
  return merged;
}

function addEnergy(merged: Float64Array, bin: number, energy: number): void {
  if (bin < merged.length) merged[bin] = (merged[bin] ?? 0) + energy / BIN_SAMPLES;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
