import { BINS_PER_STEP, lufsToPower, powerToLufs, sumSteps } from './loudness.ts';

const BINS_PER_SECOND = 50;
/** A short-term block is three seconds long (EBU Tech 3341). */
const STEPS_PER_SECOND = BINS_PER_SECOND / BINS_PER_STEP;
const STEPS_PER_BLOCK = 3 * STEPS_PER_SECOND;
const ABSOLUTE_GATE = lufsToPower(-70);
/** 20 LU below the mean. */
const RELATIVE_GATE = 0.01;

/** Short-term loudness (3 s) at each whole second, the middle of its block, on a plain mono meter, LUFS. */
export function shortTermCurve(bins: ArrayLike<number>): number[] {
  const steps = sumSteps(bins);
  const seconds = Math.floor(bins.length / BINS_PER_SECOND);
  return Array.from({ length: seconds }, (_, second) =>
    powerToLufs(blockPower(steps, second * STEPS_PER_SECOND - STEPS_PER_BLOCK / 2)),
  );
}

/** Loudness range in LU (EBU Tech 3342): from the 10th to the 95th percentile of short-term loudness, both gates applied. */
export function loudnessRange(bins: ArrayLike<number>): number {
  const steps = sumSteps(bins);
  const wholeSteps = Math.floor(bins.length / BINS_PER_STEP);
  const powers = new Float64Array(Math.max(0, wholeSteps - STEPS_PER_BLOCK + 1));
  for (let from = 0; from < powers.length; from++) powers[from] = blockPower(steps, from);
  const heard = powers.filter((power) => power >= ABSOLUTE_GATE);
  const gate = (heard.reduce((sum, power) => sum + power, 0) / heard.length) * RELATIVE_GATE;
  const loud = heard.filter((power) => power >= gate).sort();
  if (loud.length === 0) return 0;
  const at = (share: number): number => powerToLufs(loud[Math.round((loud.length - 1) * share)] ?? 0);
  return at(0.95) - at(0.1);
}

/** Mean power of a block; beyond both ends it is silent. */
function blockPower(steps: Float64Array, from: number): number {
  const end = Math.min(steps.length, from + STEPS_PER_BLOCK);
  let sum = 0;
  for (let step = Math.max(0, from); step < end; step++) sum += steps[step] ?? 0;
  return sum / (STEPS_PER_BLOCK * BINS_PER_STEP);
}
