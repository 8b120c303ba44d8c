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

// Coefficients of BS.1770-4, tables 1 and 2, for 48 kHz: a shelf, then a high pass whose zeros are those of 1 - 2z + z².
const [B0, B1, B2, A1, A2] = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, 1.69065929318241, -0.73248077421585,
];
const [C1, C2] = [1.99004745483398, -0.99007225036621];
// In transposed direct form II what a filter keeps follows from its last output; put in terms of what it kept before, one
// multiplication less lies between one sample and the next.
const [SHELF_1, SHELF_2] = [B1 + A1 * B0, B2 + A2 * B0];
const [PASS_1, PASS_2] = [C1 - 2, C2 + 1];

/** The energy that comes out of both filters; `state` holds two numbers of each. */
function weightedEnergy(samples: Float32Array, from: number, to: number, state: Float64Array): number {
  let shelf1 = state[0] ?? 0;
  let shelf2 = state[1] ?? 0;
  let pass1 = state[2] ?? 0;
  let pass2 = state[3] ?? 0;
  let energy = 0;
  for (let at = from; at < to; at++) {
    const input = samples[at] ?? 0;
    const shelved = B0 * input + shelf1;
    const nextShelf1 = shelf2 + SHELF_1 * input + A1 * shelf1;
    shelf2 = SHELF_2 * input + A2 * shelf1;
    shelf1 = nextShelf1;
    const weighted = shelved + pass1;
    const nextPass1 = pass2 + PASS_1 * shelved + C1 * pass1;
    pass2 = PASS_2 * shelved + C2 * pass1;
    pass1 = nextPass1;
    energy += weighted * weighted;
  }
  state[0] = shelf1;
  state[1] = shelf2;
  state[2] = pass1;
  state[3] = pass2;
  return energy;
}
