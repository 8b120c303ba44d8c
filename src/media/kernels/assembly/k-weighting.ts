// Coefficients of BS.1770-4, tables 1 and 2, for 48 kHz: a shelf, then a high pass whose zeros are those of 1 - 2z + z².
const B0: f64 = 1.53512485958697;
const B1: f64 = -2.69169618940638;
const B2: f64 = 1.19839281085285;
const A1: f64 = 1.69065929318241;
const A2: f64 = -0.73248077421585;
const C1: f64 = 1.99004745483398;
const C2: f64 = -0.99007225036621;
// In transposed direct form II what a filter keeps follows from its last output; put in terms of what it kept before, one
// multiplication less lies between one sample and the next.
const SHELF_1: f64 = B1 + A1 * B0;
const SHELF_2: f64 = B2 + A2 * B0;
const PASS_1: f64 = C1 - 2;
const PASS_2: f64 = C2 + 1;

/**
 * Writes the energies (f64) that come out of both filters for each `width` samples (f32) of two sounds side by side, as nothing in
 * one sound can be reckoned before what is before it. The last energy is of `lastWidth` samples.
 * @param state Four pairs of f64: what the filters keep, of both sounds.
 */
export function weightedEnergies(
  one: usize,
  other: usize,
  state: usize,
  oneOutput: usize,
  otherOutput: usize,
  width: i32,
  lastWidth: i32,
  count: i32,
): void {
  let shelf1 = v128.load(state);
  let shelf2 = v128.load(state, 16);
  let pass1 = v128.load(state, 32);
  let pass2 = v128.load(state, 48);
  for (let index: i32 = 0; index < count; index++) {
    let energy = f64x2.splat(0);
    const bytes = (<usize>(index === count - 1 ? lastWidth : width)) << 2;
    for (const end = one + bytes; one < end; one += 4, other += 4) {
      const input = f64x2.promote_low_f32x4(v128.load_lane<f32>(other, v128.load32_zero(one), 1));
      const shelved = f64x2.add(times(B0, input), shelf1);
      const nextShelf1 = f64x2.add(f64x2.add(shelf2, times(SHELF_1, input)), times(A1, shelf1));
      shelf2 = f64x2.add(times(SHELF_2, input), times(A2, shelf1));
      shelf1 = nextShelf1;
      const weighted = f64x2.add(shelved, pass1);
      const nextPass1 = f64x2.add(f64x2.add(pass2, times(PASS_1, shelved)), times(C1, pass1));
      pass2 = f64x2.add(times(PASS_2, shelved), times(C2, pass1));
      pass1 = nextPass1;
      energy = f64x2.add(energy, f64x2.mul(weighted, weighted));
    }
    v128.store_lane<f64>(oneOutput, energy, 0);
    v128.store_lane<f64>(otherOutput, energy, 1);
    oneOutput += 8;
    otherOutput += 8;
  }
  v128.store(state, shelf1);
  v128.store(state, shelf2, 16);
  v128.store(state, pass1, 32);
  v128.store(state, pass2, 48);
}

function times(factor: f64, values: v128): v128 {
  return f64x2.mul(f64x2.splat(factor), values);
}
