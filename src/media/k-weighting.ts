/** Samples of one bin: 20 ms at 48 kHz. Five bins are the 100 ms step of BS.1770's blocks, twenty are one block. */
export const BIN_SAMPLES = 960;

/** Measures the K-weighted power (BS.1770-4) of one channel of 48 kHz sound in bins, however it is cut into pieces. */
export interface KWeightedMeter {
  /** Takes the next samples. */
  push(samples: Float32Array): void;
  /** Mean power of each bin so far; the last one may be of a shorter bin. */
  bins(): number[];
}

/** A meter that has heard nothing yet. */
export function createKWeightedMeter(): KWeightedMeter {
  const powers: number[] = [];
  let filters: FilterState = { shelf1: 0, shelf2: 0, pass1: 0, pass2: 0, energy: 0 };
  let filled = 0;
  return {
    push(samples) {
      for (let from = 0; from < samples.length; ) {
        const to = Math.min(samples.length, from + BIN_SAMPLES - filled);
        filters = addEnergy(samples, from, to, filters);
        filled += to - from;
        from = to;
        if (filled < BIN_SAMPLES) return;
        powers.push(filters.energy / BIN_SAMPLES);
        filters = { ...filters, energy: 0 };
        filled = 0;
      }
    },
    bins: () => (filled > 0 ? [...powers, filters.energy / filled] : [...powers]),
  };
}

/** Both filters in transposed direct form II, with two numbers of state each, and the energy that came out of them. */
interface FilterState {
  readonly shelf1: number;
  readonly shelf2: number;
  readonly pass1: number;
  readonly pass2: number;
  readonly energy: number;
}

function addEnergy(samples: Float32Array, from: number, to: number, state: FilterState): FilterState {
  let { shelf1, shelf2, pass1, pass2, energy } = state;
  for (let at = from; at < to; at++) {
    const input = samples[at] ?? 0;
    // Coefficients of BS.1770-4, tables 1 and 2, for 48 kHz.
    const shelved = 1.53512485958697 * input + shelf1;
    shelf1 = -2.69169618940638 * input + 1.69065929318241 * shelved + shelf2;
    shelf2 = 1.19839281085285 * input - 0.73248077421585 * shelved;
    const weighted = shelved + pass1;
    pass1 = -2 * shelved + 1.99004745483398 * weighted + pass2;
    pass2 = shelved - 0.99007225036621 * weighted;
    energy += weighted * weighted;
  }
  return { shelf1, shelf2, pass1, pass2, energy };
}
