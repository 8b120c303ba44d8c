import { weighFour } from './weigh-four.ts';
import { windowedSinc } from './windowed-sinc.ts';

const REACH = 8;
const BETA = 6;
/** Filters for the three positions between two samples (BS.1770-4, annex 2: 4x oversampling). */
const BETWEEN = [0.25, 0.5, 0.75].map((fraction) => windowedSinc(fraction, REACH, 1, BETA));
/** The most by which sound can rise between samples that are at most 1. */
const LARGEST_RISE = Math.max(...BETWEEN.map(sumOfMagnitudes));
/** The most by which sound can leave the straight line between two samples where second differences are at most 1. */
const LARGEST_BEND = Math.max(...BETWEEN.map((filter, index) => sumOfMagnitudes(bendOf(filter, (index + 1) / 4))));
/** Samples of a stretch. Not fewer than the filter reaches, so that a peak depends on a stretch and its neighbours only. */
export const STRETCH = 16;

/** Largest magnitude of the sound between samples as well as at them (4x oversampled), linear. */
export function truePeak(samples: Float32Array): number {
  return peakOfPart(samples, 0, samples.length);
}

/** The largest true peak of a part of the samples; what lies beside the part is of the same sound, so its samples count as well. */
export function peakOfPart(samples: Float32Array, from: number, to: number): number {
  const largest = largestOfStretches(samples);
  let peak = 0;
  for (let index = 0; index < largest.length; index++) peak = Math.max(peak, largest[index] ?? 0);
  const peaksOf = createPeakFinder(samples);
  for (let index = 0; index < largest.length; index++) {
    if (largestAround(largest, index) * LARGEST_RISE <= peak || !bendsAbove(samples, largest, index, peak)) continue;
    const start = index * STRETCH;
    const peaks = peaksOf(start);
    for (let at = Math.max(from, start); at < Math.min(to, start + STRETCH); at++) {
      const here = peaks[at - start] ?? 0;
      if (here > peak) peak = here;
    }
  }
  return peak;
}

/** The true peak of each stretch of {@link STRETCH} samples where it is above `threshold` (linear), 0 elsewhere. */
export function loudStretches(samples: Float32Array, threshold: number): Float32Array {
  const largest = largestOfStretches(samples);
  const found = new Float32Array(largest.length);
  const peaksOf = createPeakFinder(samples);
  const least = threshold / LARGEST_RISE;
  for (let index = 0; index < largest.length; index++) {
    if (largestAround(largest, index) <= least || !bendsAbove(samples, largest, index, threshold)) continue;
    const peak = peaksOf(index * STRETCH).reduce((most, here) => Math.max(most, here), 0);
    if (peak > threshold) found[index] = peak;
  }
  return found;
}

// Most of a recording is far below its peak, and what is near it is mostly so smooth that it hardly leaves the line between two
// samples: little has to be looked at closely.

function largestAround(largest: Float32Array, index: number): number {
  return Math.max(largest[index - 1] ?? 0, largest[index] ?? 0, largest[index + 1] ?? 0);
}

/** Whether the sound of a stretch may leave the lines between its samples so far that it exceeds the threshold. */
function bendsAbove(samples: Float32Array, largest: Float32Array, index: number, threshold: number): boolean {
  const start = index * STRETCH;
  const bend = LARGEST_BEND * largestSecondDifference(samples, start - REACH, start + STRETCH + REACH);
  return Math.max(largest[index] ?? 0, largest[index + 1] ?? 0) + bend > threshold;
}

function largestSecondDifference(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  let before = samples[from - 1] ?? 0;
  let here = samples[from] ?? 0;
  for (let at = from; at < to; at++) {
    const after = samples[at + 1] ?? 0;
    const size = Math.abs(before - 2 * here + after);
    if (size > most) most = size;
    before = here;
    here = after;
  }
  return most;
}

/** What weighs the second differences, so that together with a line through both neighbours it does what the filter does. */
function bendOf(filter: Float64Array, fraction: number): Float64Array {
  const rest = filter.slice();
  const moment = filter.reduce((sum, tap, index) => sum + tap * (index - REACH + 1), 0) - fraction;
  rest[REACH - 1] = (rest[REACH - 1] ?? 0) - (1 - fraction - moment);
  rest[REACH] = (rest[REACH] ?? 0) - (fraction + moment);
  let [sum, sums] = [0, 0];
  return rest.map((tap) => {
    sum += tap;
    sums += sum;
    return sums;
  });
}

function sumOfMagnitudes(values: Float64Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0);
}

/** The largest magnitude of each stretch. Magnitudes are in the order of their bits, and whole numbers need no branch to be compared. */
function largestOfStretches(samples: Float32Array): Float32Array {
  const bits = new Int32Array(samples.buffer, samples.byteOffset, samples.length);
  const largest = new Int32Array(Math.ceil(samples.length / STRETCH));
  for (let index = 0; index < largest.length; index++) {
    const end = Math.min(samples.length, (index + 1) * STRETCH);
    let most = 0;
    for (let at = index * STRETCH; at < end; at++) {
      const missing = (most - ((bits[at] ?? 0) & MAGNITUDE)) | 0;
      // Negative where this one is larger: then the sign fills the mask.
      most -= missing & (missing >> 31);
    }
    largest[index] = most;
  }
  return new Float32Array(largest.buffer);
}

/** All bits of a float but its sign. */
const MAGNITUDE = 0x7fffffff;

/**
 * Gives, for a stretch, the largest magnitude from each of its samples up to the next one; every call fills the same array.
 * Four samples at a time, as neighbours share what the filters weigh.
 */
function createPeakFinder(samples: Float32Array): (start: number) => Float64Array {
  const near = new Float64Array(STRETCH + 2 * REACH);
  const peaks = new Float64Array(STRETCH);
  const four = new Float64Array(4);
  return (start) => {
    const first = start - REACH + 1;
    for (let index = 0; index < near.length; index++) near[index] = samples[first + index] ?? 0;
    for (let index = 0; index < STRETCH; index++) peaks[index] = Math.abs(near[index + REACH - 1] ?? 0);
    for (const filter of BETWEEN) {
      for (let index = 0; index < STRETCH; index += 4) {
        weighFour(near, index, filter, four);
        for (let place = 0; place < 4; place++) {
          peaks[index + place] = Math.max(peaks[index + place] ?? 0, Math.abs(four[place] ?? 0));
        }
      }
    }
    return peaks;
  };
}
