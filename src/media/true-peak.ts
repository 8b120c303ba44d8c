import { windowedSinc } from './windowed-sinc.ts';

const REACH = 8;
const BETA = 6;
/** Filters for the three positions between two samples (BS.1770-4, annex 2: 4x oversampling). */
const BETWEEN = [0.25, 0.5, 0.75].map((fraction) => windowedSinc(fraction, REACH, 1, BETA));
/** The most by which sound can rise between samples that are at most 1: the largest sum of a filter's absolute taps. */
const LARGEST_RISE = Math.max(...BETWEEN.map((filter) => filter.reduce((sum, tap) => sum + Math.abs(tap), 0)));
const STRETCH = 64;

/** Largest magnitude of the sound between samples as well as at them (4x oversampled), linear. */
export function truePeak(samples: Float32Array): number {
  return peakWithin(samples, 0, samples.length);
}

/** Finds the true peak of sound that comes in pieces. */
export interface TruePeakMeter {
  /** Takes the next samples of a channel. */
  push(samples: Float32Array, channel: number): void;
  /** The largest over all channels, linear. Call it when everything has been pushed. */
  peak(): number;
}

/** A meter that has heard nothing yet. */
export function createTruePeakMeter(): TruePeakMeter {
  const ends: Float32Array[] = [];
  let peak = 0;
  return {
    push(samples, channel) {
      // The last samples wait for what follows: cut off here they would ring as if the sound ended.
      const end = ends[channel] ?? new Float32Array();
      const joined = new Float32Array(end.length + samples.length);
      joined.set(end);
      joined.set(samples, end.length);
      peak = Math.max(peak, peakWithin(joined, Math.max(0, end.length - REACH), joined.length - REACH));
      ends[channel] = joined.slice(-2 * REACH);
    },
    peak: () => ends.reduce((most, end) => Math.max(most, peakWithin(end, end.length - REACH, end.length)), peak),
  };
}

function peakWithin(samples: Float32Array, from: number, to: number): number {
  let peak = 0;
  const lookAt = (start: number, end: number): void => {
    for (let at = Math.max(from, start); at < Math.min(to, end); at++) peak = Math.max(peak, peakAfter(samples, at));
  };
  eachLoudStretch(samples, () => peak, lookAt);
  return peak;
}

/**
 * Calls `visit` for every stretch of samples that may hold a true peak above `threshold()`; the others cannot.
 * Most of a recording is far below its peak, so that little has to be looked at closely.
 */
export function eachLoudStretch(
  samples: Float32Array,
  threshold: () => number,
  visit: (from: number, to: number) => void,
): void {
  for (let from = 0; from < samples.length; from += STRETCH) {
    const to = Math.min(samples.length, from + STRETCH);
    let largest = 0;
    for (let at = Math.max(0, from - REACH); at < Math.min(samples.length, to + REACH); at++) {
      largest = Math.max(largest, Math.abs(samples[at] ?? 0));
    }
    if (largest * LARGEST_RISE > threshold()) visit(from, to);
  }
}

/** Largest magnitude from the sample at `at` up to the next one. */
export function peakAfter(samples: Float32Array, at: number): number {
  let peak = Math.abs(samples[at] ?? 0);
  for (const filter of BETWEEN) {
    let sum = 0;
    const start = at - REACH + 1;
    for (let tap = 0; tap < filter.length; tap++) sum += (samples[start + tap] ?? 0) * (filter[tap] ?? 0);
    peak = Math.max(peak, Math.abs(sum));
  }
  return peak;
}
