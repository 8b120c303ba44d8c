import { BLOCK, copyPart, floatsAt, kernels, layOut } from './kernels/kernels.ts';
import { windowedSinc } from './windowed-sinc.ts';

const REACH = 8;
const BETA = 6;
/** Filters for the three positions between two samples (BS.1770-4, annex 2: 4x oversampling). */
const BETWEEN = [0.25, 0.5, 0.75].map((fraction) => windowedSinc(fraction, REACH, 1, BETA));
const WEIGHTS = Float32Array.from(BETWEEN.flatMap((filter) => [...filter]));
/** The most by which sound can rise between samples that are at most 1; a little more than that, as it is compared in f32. */
const LARGEST_RISE = 1.0001 * Math.max(...BETWEEN.map((filter) => filter.reduce((sum, tap) => sum + Math.abs(tap), 0)));
/** Samples of a stretch. Not fewer than the filter reaches, so that a peak depends on a stretch and its neighbours only. */
export const STRETCH = 16;

/** Largest magnitude of the sound between samples as well as at them (4x oversampled), linear. */
export function truePeak(samples: Float32Array): number {
  return peakOfPart(samples, 0, samples.length);
}

/**
 * The largest true peak of the stretches that a part of the samples begins and has samples of; what lies beside the part is of the
 * same sound, so its samples count as well. `from` is where a stretch begins.
 */
export function peakOfPart(samples: Float32Array, from: number, to: number): number {
  let peak = 0;
  findPeaks(samples, { from, to, threshold: 0, follows: true }, (_index, _peaks, highest) => {
    peak = highest;
  });
  return peak;
}

/** The true peak of each stretch of {@link STRETCH} samples where it is above `threshold` (linear), 0 elsewhere. */
export function loudStretches(samples: Float32Array, threshold: number): Float32Array {
  const found = new Float32Array(Math.ceil(samples.length / STRETCH));
  findPeaks(samples, { from: 0, to: samples.length, threshold, follows: false }, (index, peaks) => {
    found.set(peaks, index);
  });
  return found;
}

interface PeakSearch {
  readonly from: number;
  readonly to: number;
  /** Stretches below it are not looked at closely. */
  readonly threshold: number;
  /** Whether each peak becomes the threshold for what comes after it. */
  readonly follows: boolean;
}

const AT_ONCE = BLOCK / STRETCH;
const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Tells the peaks of block after block of stretches, the index of the first, and the threshold behind them. */
function findPeaks(
  samples: Float32Array,
  { from, to, threshold, follows }: PeakSearch,
  tell: (index: number, peaks: Float32Array, threshold: number) => void,
): void {
  const stretches = Math.ceil((to - from) / STRETCH);
  const place = layOut();
  const [filters, output] = [place(WEIGHTS.byteLength), place(AT_ONCE * FLOAT_BYTES)];
  // A stretch before and one behind are there as well.
  const input = place((BLOCK + 2 * STRETCH) * FLOAT_BYTES);
  floatsAt(filters, WEIGHTS.length).set(WEIGHTS);
  let known = threshold;
  for (let index = 0; index < stretches; index += AT_ONCE) {
    const count = Math.min(AT_ONCE, stretches - index);
    copyPart(samples, from + (index - 1) * STRETCH, floatsAt(input, (count + 2) * STRETCH));
    const first = input + STRETCH * FLOAT_BYTES;
    known = kernels.truePeaks(first, filters, output, count, known, LARGEST_RISE, follows);
    tell(index, floatsAt(output, count), known);
  }
}
