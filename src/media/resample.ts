import { SAMPLE_RATE } from '../model/units.ts';
import { BLOCK, blocksOf, copyPart, floatsAt, kernels, layOut } from './kernels/kernels.ts';
import { windowedSinc } from './windowed-sinc.ts';

// 64 taps with this window: flat to 0.91 of the lower Nyquist frequency, images and aliases of that range below -90 dB.
const REACH = 32;
const BETA = 9;

/** Sound at 48 kHz out of sound at any rate, by a polyphase windowed sinc; the same array where the rate is right already. */
export function resample(samples: Float32Array, sampleRate: number): Float32Array {
  if (sampleRate === SAMPLE_RATE) return samples;
  const { weights, taps, reach, phases, step, whole } = filtersFor(sampleRate);
  const output = new Float32Array(Math.round((samples.length * phases) / step));
  const spanned = Math.ceil((BLOCK * step) / phases) + taps;
  const place = layOut();
  const [filters, input, made] = [place(weights.byteLength), place(spanned * FLOAT_BYTES), place(BLOCK * FLOAT_BYTES)];
  floatsAt(filters, weights.length).set(weights);
  for (const { at, count } of blocksOf(output.length)) {
    // The position of output sample n in the input is n * step / phases, kept in whole numbers.
    const phase = (at * step) % phases;
    copyPart(samples, (at * step - phase) / phases - reach + 1, floatsAt(input, spanned));
    kernels.resample(input, filters, taps, phases, step, phase, whole, made, count);
    output.set(floatsAt(made, count), at);
  }
  return output;
}

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;
/** The kernel works on so many weights at a time. */
const TAPS_AT_ONCE = 16;

interface Filters {
  readonly sampleRate: number;
  /** Of all phases, one after the other; each `taps` long, zeros at the end included. */
  readonly weights: Float32Array;
  readonly taps: number;
  readonly reach: number;
  readonly phases: number;
  readonly step: number;
  /** Which of the samples that a filter spans the first phase copies; -1 where it copies none. */
  readonly whole: number;
}

let latest: Filters | undefined;

/** Filters take longer to reckon than a sentence to filter, and nearly all sounds have the rate of the one before. */
function filtersFor(sampleRate: number): Filters {
  if (latest?.sampleRate !== sampleRate) latest = makeFilters(sampleRate);
  return latest;
}

function makeFilters(sampleRate: number): Filters {
  const divisor = greatestCommonDivisor(sampleRate, SAMPLE_RATE);
  const [phases, step] = [SAMPLE_RATE / divisor, sampleRate / divisor];
  // Down-sampling filters at the new Nyquist frequency, with as many periods of the sinc.
  const cutoff = Math.min(1, phases / step);
  const reach = Math.ceil(REACH / cutoff);
  const taps = Math.ceil((2 * reach) / TAPS_AT_ONCE) * TAPS_AT_ONCE;
  const weights = new Float32Array(phases * taps);
  for (let phase = 0; phase < phases; phase++) {
    weights.set(windowedSinc(phase / phases, reach, cutoff, BETA), phase * taps);
  }
  return { sampleRate, weights, taps, reach, phases, step, whole: cutoff === 1 ? reach - 1 : -1 };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
