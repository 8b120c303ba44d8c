import { weighFour } from './weigh-four.ts';
import { windowedSinc } from './windowed-sinc.ts';

const REACH = 8;
const BETA = 6;
/** Filters for the three positions between two samples (BS.1770-4, annex 2: 4x oversampling). */
const BETWEEN = [0.25, 0.5, 0.75].map((fraction) => windowedSinc(fraction, REACH, 1, BETA));
/** The most by which sound can rise between samples that are at most 1: the largest sum of a filter's absolute taps. */
const LARGEST_RISE = Math.max(...BETWEEN.map((filter) => filter.reduce((sum, tap) => sum + Math.abs(tap), 0)));
// Not shorter than the filter reaches, so that a peak depends on a stretch and its neighbours only.
const STRETCH = 16;

/** Largest magnitude of the sound between samples as well as at them (4x oversampled), linear. */
export function truePeak(samples: Float32Array): number {
  return peakWithin(samples, 0, samples.length, 0);
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
      peak = peakWithin(joined, Math.max(0, end.length - REACH), joined.length - REACH, peak);
      ends[channel] = joined.slice(-2 * REACH);
    },
    peak: () => ends.reduce((most, end) => peakWithin(end, end.length - REACH, end.length, most), peak),
  };
}

/** The largest true peak of a part of the samples, or `known` where that is larger. */
function peakWithin(samples: Float32Array, from: number, to: number, known: number): number {
  const largest = largestOfStretches(samples);
  // What lies beside the part is of the same sound, so its samples count as well.
  let peak = largest.reduce((most, here) => Math.max(most, here), known);
  const peaksOf = createPeakFinder(samples);
  eachLoudStretch(
    largest,
    () => peak,
    (start) => {
      const peaks = peaksOf(start);
      for (let at = Math.max(from, start); at < Math.min(to, start + STRETCH); at++) {
        const here = peaks[at - start] ?? 0;
        if (here > peak) peak = here;
      }
    },
  );
  return peak;
}

/** Where sound is loud: positions in order, and the true peak from each position to the next sample. */
export interface TruePeaks {
  readonly positions: readonly number[];
  readonly peaks: readonly number[];
}

/** Every position whose true peak is above `threshold` (linear). */
export function findTruePeaks(samples: Float32Array, threshold: number): TruePeaks {
  const [positions, found]: [number[], number[]] = [[], []];
  const peaksOf = createPeakFinder(samples);
  eachLoudStretch(
    largestOfStretches(samples),
    () => threshold,
    (start) => {
      const peaks = peaksOf(start);
      for (let at = start; at < Math.min(samples.length, start + STRETCH); at++) {
        const peak = peaks[at - start] ?? 0;
        if (peak <= threshold) continue;
        positions.push(at);
        found.push(peak);
      }
    },
  );
  return { positions, peaks: found };
}

/**
 * Calls `visit` with the start of every stretch that may hold a true peak above the threshold, which may rise meanwhile; the
 * others cannot. Most of a recording is far below its peak, so that little has to be looked at closely.
 */
function eachLoudStretch(largest: Float32Array, threshold: () => number, visit: (start: number) => void): void {
  for (let index = 0; index < largest.length; index++) {
    // The filter reaches into both neighbours.
    const around = Math.max(largest[index] ?? 0, largest[index - 1] ?? 0, largest[index + 1] ?? 0);
    if (around * LARGEST_RISE > threshold()) visit(index * STRETCH);
  }
}

function largestOfStretches(samples: Float32Array): Float32Array {
  const largest = new Float32Array(Math.ceil(samples.length / STRETCH));
  for (let index = 0; index < largest.length; index++) {
    const end = Math.min(samples.length, (index + 1) * STRETCH);
    let most = 0;
    for (let at = index * STRETCH; at < end; at++) {
      const size = Math.abs(samples[at] ?? 0);
      if (size > most) most = size;
    }
    largest[index] = most;
  }
  return largest;
}

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
