import { SAMPLE_RATE } from '../model/units.ts';
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
  const padded = new Float64Array(samples.length + 2 * reach);
  padded.set(samples, reach - 1);
  const output = new Float32Array(Math.round((samples.length * phases) / step));
  // The position of output sample n in the input is n * step / phases, kept in whole numbers.
  for (let at = 0, start = 0, phase = 0; at < output.length; at++) {
    const isCopy = phase === 0 && cutoff === 1;
    output[at] = isCopy ? (padded[start + reach - 1] ?? 0) : weigh(padded, start, filters[phase] ?? NO_FILTER);
    phase += step;
    while (phase >= phases) {
      phase -= phases;
      start++;
    }
  }
  return output;
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
