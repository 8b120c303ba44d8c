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
  const state = new Float64Array(4);
  let [filled, energy] = [0, 0];
  return {
    push(samples) {
      for (let from = 0; from < samples.length; ) {
        const to = Math.min(samples.length, from + BIN_SAMPLES - filled);
        energy += weightedEnergy(samples, from, to, state);
        filled += to - from;
        from = to;
        if (filled < BIN_SAMPLES) return;
        powers.push(energy / BIN_SAMPLES);
        [filled, energy] = [0, 0];
      }
    },
    bins: () => (filled > 0 ? [...powers, energy / filled] : [...powers]),
  };
}

/** K-weighted energy of each `width` samples of one channel of 48 kHz sound. */
export function weightedEnergies(samples: Float32Array, width: number): Float64Array {
  const energies = new Float64Array(Math.ceil(samples.length / width));
  const state = new Float64Array(4);
  for (let index = 0; index < energies.length; index++) {
    const from = index * width;
    energies[index] = weightedEnergy(samples, from, Math.min(samples.length, from + width), state);
  }
  return energies;
}

/** The energy that comes out of both filters, in transposed direct form II; `state` holds two numbers of each. */
function weightedEnergy(samples: Float32Array, from: number, to: number, state: Float64Array): number {
  let shelf1 = state[0] ?? 0;
  let shelf2 = state[1] ?? 0;
  let pass1 = state[2] ?? 0;
  let pass2 = state[3] ?? 0;
  let energy = 0;
  for (let at = from; at < to; at++) {
    const input = samples[at] ?? 0;
    // Coefficients of BS.1770-4, tables 1 and 2, for 48 kHz. What waits for the newest output is added last: twice as fast.
    const shelved = 1.53512485958697 * input + shelf1;
    shelf1 = shelf2 - 2.69169618940638 * input + 1.69065929318241 * shelved;
    shelf2 = 1.19839281085285 * input - 0.73248077421585 * shelved;
    const weighted = shelved + pass1;
    pass1 = pass2 - 2 * shelved + 1.99004745483398 * weighted;
    pass2 = shelved - 0.99007225036621 * weighted;
    energy += weighted * weighted;
  }
  state[0] = shelf1;
  state[1] = shelf2;
  state[2] = pass1;
  state[3] = pass2;
  return energy;
}
