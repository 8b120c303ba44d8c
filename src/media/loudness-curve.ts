import { lufsToPower, powerToLufs } from './loudness.ts';

const BINS_PER_STEP = 5;
const BINS_PER_SECOND = 50;
/** A short-term block is three seconds long (EBU Tech 3341). */
const BINS_PER_BLOCK = 3 * BINS_PER_SECOND;
const ABSOLUTE_GATE = lufsToPower(-70);
/** 20 LU below the mean. */
const RELATIVE_GATE = 0.01;

/** Short-term loudness (3 s) at each whole second, the middle of its block, on a plain mono meter, LUFS. */
export function shortTermCurve(bins: ArrayLike<number>): number[] {
  const sums = runningSums(bins);
  const seconds = Math.floor(bins.length / BINS_PER_SECOND);
  return Array.from({ length: seconds }, (_, second) => {
    const middle = second * BINS_PER_SECOND;
    return powerToLufs(meanPower(sums, middle - BINS_PER_BLOCK / 2, middle + BINS_PER_BLOCK / 2));
  });
}

/** Loudness range in LU (EBU Tech 3342): from the 10th to the 95th percentile of short-term loudness, both gates applied. */
export function loudnessRange(bins: ArrayLike<number>): number {
  const sums = runningSums(bins);
  const powers = new Float64Array(Math.max(0, Math.floor((bins.length - BINS_PER_BLOCK) / BINS_PER_STEP) + 1));
  for (let index = 0; index < powers.length; index++) {
    const start = index * BINS_PER_STEP;
    powers[index] = meanPower(sums, start, start + BINS_PER_BLOCK);
  }
  const heard = powers.filter((power) => power >= ABSOLUTE_GATE);
  const gate = (heard.reduce((sum, power) => sum + power, 0) / heard.length) * RELATIVE_GATE;
  const loud = heard.filter((power) => power >= gate).sort();
  if (loud.length === 0) return 0;
  const at = (share: number): number => powerToLufs(loud[Math.round((loud.length - 1) * share)] ?? 0);
  return at(0.95) - at(0.1);
}

function runningSums(bins: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(bins.length + 1);
  for (let index = 0; index < bins.length; index++) sums[index + 1] = (sums[index] ?? 0) + (bins[index] ?? 0);
  return sums;
}

/** Mean of the bins in a block; beyond both ends it is silent. */
function meanPower(sums: Float64Array, from: number, to: number): number {
  const [start, end] = [Math.max(0, from), Math.min(sums.length - 1, to)];
  return Math.max(0, (sums[end] ?? 0) - (sums[start] ?? 0)) / (to - from);
}
