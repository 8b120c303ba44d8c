import { SAMPLE_RATE } from '../model/units.ts';
import { BLOCK, blocksOf, copyPart, floatsAt, kernels, layOut } from './kernels/kernels.ts';
import { loudStretches, STRETCH } from './true-peak.ts';

/**
 * How far a sound is turned down: factors at the borders of its stretches of {@link STRETCH} samples, from the start of the first to
 * the end of the last, between which the factor goes in a straight line.
 */
export type GainCurve = Float32Array;

/** Keeps one sound, multiplied by different gains, below the ceiling. */
export interface Limiter {
  /** What the limiter does to the sound after a gain; undefined where nothing has to be done. */
  curve(gain: number): GainCurve | undefined;
}

// The gain begins to fall 2 ms before a peak and returns over some 60 ms: fast enough to be unheard, slow enough not to buzz.
const LOOK_AHEAD = Math.round((SAMPLE_RATE * 0.002) / STRETCH);
const RECOVERY = 1 - Math.exp(-STRETCH / (SAMPLE_RATE * 0.06));
/** Borders to each side over which a mean is taken, twice: together as far as the look-ahead. */
const REACH = LOOK_AHEAD / 2;
// Peaks are looked for 2 dB below what is asked, because the next gain asked for is often a little larger.
const FORESIGHT = 0.8;

/**
 * A limiter for sound at 48 kHz that turns it down around each true peak (4x oversampled) above `ceiling` (linear). It sees
 * all of the sound at once, so that the way down is smooth and nothing overshoots.
 */
export function createLimiter(samples: Float32Array, ceiling: number): Limiter {
  let peaks: Float32Array = new Float32Array();
  let lowest = Number.POSITIVE_INFINITY;
  return {
    curve(gain) {
      const threshold = ceiling / gain;
      if (threshold < lowest) {
        lowest = threshold * FORESIGHT;
        peaks = loudStretches(samples, lowest);
      }
      return peaks.some((peak) => peak > threshold) ? smooth(allowedFactors(peaks, threshold)) : undefined;
    },
  };
}

/** The samples times the gain, and times the curve where there is one. */
export function amplify(samples: Float32Array, gain: number, curve?: GainCurve): Float32Array {
  if (curve === undefined) return samples.map((sample) => sample * gain);
  const amplified = new Float32Array(samples.length);
  const atOnce = BLOCK / STRETCH;
  const place = layOut();
  const [sound, factors] = [place(BLOCK * FLOAT_BYTES), place((atOnce + 1) * FLOAT_BYTES)];
  for (const { at, count } of blocksOf(samples.length)) {
    floatsAt(sound, count).set(samples.subarray(at, at + count));
    copyPart(curve, at / STRETCH, floatsAt(factors, atOnce + 1));
    kernels.amplify(sound, factors, gain, Math.ceil(count / STRETCH));
    amplified.set(floatsAt(sound, count), at);
  }
  return amplified;
}

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** The largest factor allowed at each border, spread over the look-ahead to both sides of each peak's stretch and of the sound. */
function allowedFactors(peaks: Float32Array, threshold: number): Float32Array {
  const allowed = new Float32Array(peaks.length + 1 + 2 * LOOK_AHEAD).fill(1);
  for (let stretch = 0; stretch < peaks.length; stretch++) {
    const peak = peaks[stretch] ?? 0;
    if (peak <= threshold) continue;
    const factor = threshold / peak;
    // The first border of this stretch has the index of the stretch plus the look-ahead.
    for (let near = stretch; near <= stretch + 1 + 2 * LOOK_AHEAD; near++) {
      if ((allowed[near] ?? 1) > factor) allowed[near] = factor;
    }
  }
  return allowed;
}

/** The allowed factors made smooth: after each dip the factor returns to 1 gently, and means make a slope of every step. */
function smooth(allowed: Float32Array): GainCurve {
  const recovered = new Float32Array(allowed.length);
  let factor = 1;
  for (let at = 0; at < recovered.length; at++) {
    const most = allowed[at] ?? 1;
    factor += (1 - factor) * RECOVERY;
    if (factor > most) factor = most;
    recovered[at] = factor;
  }
  return means(means(recovered));
}

/** Moving means over {@link REACH} values to both sides, of those values that have so many neighbours. */
function means(values: Float32Array): Float32Array {
  const width = 2 * REACH + 1;
  const taken = new Float32Array(values.length - 2 * REACH);
  let sum = 0;
  for (let at = 0; at < width - 1; at++) sum += values[at] ?? 0;
  for (let at = 0; at < taken.length; at++) {
    sum += values[at + width - 1] ?? 0;
    taken[at] = sum / width;
    sum -= values[at] ?? 0;
  }
  return taken;
}
