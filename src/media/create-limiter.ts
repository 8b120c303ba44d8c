import { SAMPLE_RATE } from '../model/units.ts';
import { findTruePeaks, type TruePeaks } from './true-peak.ts';

/** Sound after a gain and a limiter. */
export interface LimitedSound {
  readonly samples: Float32Array;
  /** False where the gain alone kept it below the ceiling: the result is the input times the gain. */
  readonly isLimited: boolean;
}

/** Multiplies one sound by different gains and keeps each result below the ceiling. */
export interface Limiter {
  limit(gain: number): LimitedSound;
}

// The gain begins to fall 2 ms before a peak and returns over some 60 ms: fast enough to be unheard, slow enough not to buzz.
const LOOK_AHEAD = SAMPLE_RATE * 0.002;
const RECOVERY = 1 - Math.exp(-1 / (SAMPLE_RATE * 0.06));
// Peaks are looked for 2 dB below what is asked, because the next gain asked for is often a little larger.
const FORESIGHT = 0.8;

/**
 * A limiter for sound at 48 kHz that turns it down around each true peak (4x oversampled) above `ceiling` (linear). It sees
 * all of the sound at once, so that the way down is smooth and no sample overshoots.
 */
export function createLimiter(samples: Float32Array, ceiling: number): Limiter {
  let found: TruePeaks = { positions: [], peaks: [] };
  let lowest = Number.POSITIVE_INFINITY;
  return {
    limit(gain) {
      const threshold = ceiling / gain;
      if (threshold < lowest) {
        lowest = threshold * FORESIGHT;
        found = findTruePeaks(samples, lowest);
      }
      if (!found.peaks.some((peak) => peak > threshold)) return { samples: amplify(samples, gain), isLimited: false };
      const allowed = allowedGains(samples.length, found, threshold);
      return { samples: amplify(samples, gain, smoothGains(allowed)), isLimited: true };
    },
  };
}

/** The samples times the gain, and times a curve where there is one; the curve's array holds the result then. */
function amplify(samples: Float32Array, gain: number, curve?: Float32Array): Float32Array {
  const amplified = curve ?? new Float32Array(samples.length);
  if (curve === undefined) {
    for (let at = 0; at < amplified.length; at++) amplified[at] = (samples[at] ?? 0) * gain;
  } else {
    for (let at = 0; at < amplified.length; at++) amplified[at] = (samples[at] ?? 0) * gain * (curve[at] ?? 1);
  }
  return amplified;
}

/** The largest factor allowed at each sample, spread over the look-ahead to both sides. */
function allowedGains(length: number, { positions, peaks }: TruePeaks, threshold: number): Float32Array {
  const allowed = new Float32Array(length).fill(1);
  for (const [index, peak] of peaks.entries()) {
    const factor = threshold / peak;
    const at = positions[index] ?? 0;
    // A peak between two samples concerns both.
    const end = Math.min(length, at + LOOK_AHEAD + 2);
    for (let near = Math.max(0, at - LOOK_AHEAD); near < end; near++) {
      if ((allowed[near] ?? 1) > factor) allowed[near] = factor;
    }
  }
  return allowed;
}

/**
 * The allowed factors made smooth: after each dip the factor returns to 1 gently, and twice a moving mean, each of which
 * reaches half of the look-ahead to both sides, makes a slope of what is left. Beyond the ends the factor is 1.
 */
function smoothGains(allowed: Float32Array): Float32Array {
  const reach = LOOK_AHEAD / 2;
  // What is smoothed is late by the reach of the mean, so that both means are on time where the next begins.
  const recovered = new Float32Array(allowed.length + 2 * reach + 1).fill(1);
  const once = new Float32Array(allowed.length + 2 * reach + 1).fill(1);
  let factor = 1;
  for (let at = 0; at < allowed.length; at++) {
    factor += (1 - factor) * RECOVERY;
    const most = allowed[at] ?? 1;
    if (factor > most) factor = most;
    recovered[at + reach + 1] = factor;
  }
  takeMeans(recovered, once.subarray(reach + 1), allowed.length, reach);
  takeMeans(once, allowed, allowed.length, reach);
  return allowed;
}

/** Means of 2 * reach + 1 values each; the first is that of the values from index 1 on. */
function takeMeans(values: Float32Array, means: Float32Array, count: number, reach: number): void {
  const width = 2 * reach + 1;
  const share = 1 / width;
  let sum = 0;
  for (let at = 0; at < width; at++) sum += values[at] ?? 1;
  for (let at = 0; at < count; at++) {
    sum += (values[at + width] ?? 1) - (values[at] ?? 1);
    means[at] = sum * share;
  }
}
