/** Samples of one bin: 20 ms at 48 kHz. Five bins are the 100 ms step of BS.1770's blocks, twenty are one block. */
export const BIN_SAMPLES = 960;

/** Measures the K-weighted power (BS.1770-4) of one channel of 48 kHz sound in bins, however it is cut into pieces. */
export interface KWeightedMeter {
  /** Takes the next samples: every `stride`-th one from `offset`. */
  push(samples: Float32Array, offset?: number, stride?: number): void;
  /** Mean power of each bin so far; the last one may be of a shorter bin. */
  bins(): number[];
}

/** A meter that has heard nothing yet. */
export function createKWeightedMeter(): KWeightedMeter {
  const powers: number[] = [];
  // Both filters are kept in transposed direct form II: two numbers of state each.
  let [shelf1, shelf2, pass1, pass2] = [0, 0, 0, 0];
  let [energy, filled] = [0, 0];
  return {
    push(samples, offset = 0, stride = 1) {
      for (let index = offset; index < samples.length; index += stride) {
        const input = samples[index] ?? 0;
        // Coefficients of BS.1770-4, tables 1 and 2, for 48 kHz.
        const shelved = 1.53512485958697 * input + shelf1;
        shelf1 = -2.69169618940638 * input + 1.69065929318241 * shelved + shelf2;
        shelf2 = 1.19839281085285 * input - 0.73248077421585 * shelved;
        const weighted = shelved + pass1;
        pass1 = -2 * shelved + 1.99004745483398 * weighted + pass2;
        pass2 = shelved - 0.99007225036621 * weighted;
        energy += weighted * weighted;
        filled++;
        if (filled === BIN_SAMPLES) {
          powers.push(energy / BIN_SAMPLES);
          energy = 0;
          filled = 0;
        }
      }
    },
    bins: () => (filled > 0 ? [...powers, energy / filled] : [...powers]),
  };
}
