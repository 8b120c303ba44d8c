import { SAMPLE_RATE } from '../model/units.ts';
import { weighFour } from './weigh-four.ts';
import { windowedSinc } from './windowed-sinc.ts';

// 64 taps with this window: flat to 0.91 of the lower Nyquist frequency, images and aliases of that range below -90 dB.
const REACH = 32;
const BETA = 9;

/** Sound at 48 kHz out of sound at any rate, by a polyphase windowed sinc; the same array where the rate is right already. */
export function resample(samples: Float32Array, sampleRate: number): Float32Array {
  if (sampleRate === SAMPLE_RATE) return samples;
  const divisor = greatestCommonDivisor(sampleRate, SAMPLE_RATE);
  const [phases, step] = [SAMPLE_RATE / divisor, sampleRate / divisor];
  // Down-sampling filters at the new Nyquist frequency, with as many periods of the sinc.
  const cutoff = Math.min(1, phases / step);
  const reach = Math.ceil(REACH / cutoff);
  const filters = Array.from({ length: phases }, (_, phase) => windowedSinc(phase / phases, reach, cutoff, BETA));
  const padded = new Float64Array(samples.length + 2 * reach + ABREAST);
  padded.set(samples, reach - 1);
  const output = new Float32Array(Math.round((samples.length * phases) / step));
  if (step === 1) interleavePhases(padded, filters, reach, output);
  else walkPhases(padded, filters, { reach, step, copiesWhole: cutoff === 1 }, output);
  return output;
}

/** Outputs that are made side by side. */
const ABREAST = 4;

/** To a whole multiple of the rate: each filter passes over the input by itself, as neighbours share nearly all their samples. */
function interleavePhases(
  padded: Float64Array,
  filters: readonly Float64Array[],
  reach: number,
  output: Float32Array,
): void {
  const phases = filters.length;
  // The filter of a whole position is one tap.
  for (let at = 0; at * phases < output.length; at++) output[at * phases] = padded[at + reach - 1] ?? 0;
  const four = new Float64Array(ABREAST);
  for (const [phase, filter] of filters.entries()) {
    if (phase === 0) continue;
    for (let start = 0; start * phases + phase < output.length; start += ABREAST) {
      weighFour(padded, start, filter, four);
      // What is written beyond the end of a typed array is dropped.
      for (let index = 0; index < ABREAST; index++) output[(start + index) * phases + phase] = four[index] ?? 0;
    }
  }
}

/** To any rate: output after output. */
function walkPhases(
  padded: Float64Array,
  filters: readonly Float64Array[],
  { reach, step, copiesWhole }: { readonly reach: number; readonly step: number; readonly copiesWhole: boolean },
  output: Float32Array,
): void {
  const phases = filters.length;
  // The position of output sample n in the input is n * step / phases, kept in whole numbers.
  for (let at = 0, start = 0, phase = 0; at < output.length; at++) {
    const isCopy = phase === 0 && copiesWhole;
    output[at] = isCopy ? (padded[start + reach - 1] ?? 0) : weigh(padded, start, filters[phase] ?? NO_FILTER);
    phase += step;
    while (phase >= phases) {
      phase -= phases;
      start++;
    }
  }
}

const NO_FILTER = new Float64Array();

function weigh(samples: Float64Array, start: number, filter: Float64Array): number {
  // Four sums side by side: the processor need not wait for one addition before the next.
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let tap = 0; tap + 3 < filter.length; tap += 4) {
    a += (samples[start + tap] ?? 0) * (filter[tap] ?? 0);
    b += (samples[start + tap + 1] ?? 0) * (filter[tap + 1] ?? 0);
    c += (samples[start + tap + 2] ?? 0) * (filter[tap + 2] ?? 0);
    d += (samples[start + tap + 3] ?? 0) * (filter[tap + 3] ?? 0);
  }
  return a + b + c + d;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
