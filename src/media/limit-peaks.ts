import { SAMPLE_RATE } from '../model/units.ts';
import { eachLoudStretch, peakAfter } from './true-peak.ts';

/** Sound after a gain and a limiter. */
export interface LimitedSound {
  readonly samples: Float32Array;
  /** False where the gain alone kept it below the ceiling: the result is the input times the gain. */
  readonly isLimited: boolean;
}

// The gain begins to fall 2 ms before a peak and returns over some 60 ms: fast enough to be unheard, slow enough not to buzz.
const LOOK_AHEAD = SAMPLE_RATE * 0.002;
const RECOVERY = 1 - Math.exp(-1 / (SAMPLE_RATE * 0.06));

/**
 * Multiplies sound at 48 kHz by `gain` and turns it down around each true peak (4x oversampled) above `ceiling`, both linear.
 * Stateless: it looks at all of the sound, so that attack is smooth and no sample overshoots.
 */
export function limitPeaks(samples: Float32Array, gain: number, ceiling: number): LimitedSound {
  const curve = wantedGains(samples, gain, ceiling);
  if (curve === undefined) return { samples: samples.map((sample) => sample * gain), isLimited: false };
  recover(curve);
  // Twice a moving mean makes a smooth slope; each reaches half of the look-ahead, so that the sum reaches all of it.
  const smooth = movingMean(movingMean(curve, LOOK_AHEAD / 2), LOOK_AHEAD / 2);
  const limited = new Float32Array(samples.length);
  for (let at = 0; at < limited.length; at++) limited[at] = (samples[at] ?? 0) * gain * (smooth[at] ?? 1);
  return { samples: limited, isLimited: true };
}

/** The largest gain allowed at each sample, spread over the look-ahead to both sides; undefined where it is 1 throughout. */
function wantedGains(samples: Float32Array, gain: number, ceiling: number): Float32Array | undefined {
  let curve: Float32Array | undefined;
  eachLoudStretch(
    samples,
    () => ceiling / gain,
    (from, to) => {
      for (let at = from; at < to; at++) {
        const peak = peakAfter(samples, at) * gain;
        if (peak <= ceiling) continue;
        curve ??= new Float32Array(samples.length).fill(1);
        lower(curve, at, ceiling / peak);
      }
    },
  );
  return curve;
}

function lower(curve: Float32Array, at: number, allowed: number): void {
  // A peak between two samples concerns both.
  const end = Math.min(curve.length, at + LOOK_AHEAD + 2);
  for (let index = Math.max(0, at - LOOK_AHEAD); index < end; index++) {
    if ((curve[index] ?? 1) > allowed) curve[index] = allowed;
  }
}

function recover(curve: Float32Array): void {
  let current = 1;
  for (let at = 0; at < curve.length; at++) {
    current = Math.min(curve[at] ?? 1, current + (1 - current) * RECOVERY);
    curve[at] = current;
  }
}

function movingMean(values: Float32Array, reach: number): Float32Array {
  const means = new Float32Array(values.length);
  const last = values.length - 1;
  const valueAt = (index: number): number => values[Math.min(last, Math.max(0, index))] ?? 1;
  let sum = 0;
  for (let index = -reach; index <= reach; index++) sum += valueAt(index);
  for (let at = 0; at < means.length; at++) {
    means[at] = sum / (2 * reach + 1);
    sum += valueAt(at + reach + 1) - valueAt(at - reach);
  }
  return means;
}
