// Math.sin and Math.exp may differ in their last bit between engines and machines. These are made of additions and
// multiplications alone, which IEEE 754 fixes, so that the same score gives the same bytes everywhere.

const HALF_PI = Math.PI / 2;
const LN_2 = Math.LN2;
const SEMITONE = 1.0594630943592953;

/** Sine of a phase counted in turns (1 is a full circle), to about 1e-7. */
export function sineOfTurns(turns: number): number {
  const turn = turns - Math.floor(turns);
  // Folded to a quarter circle, where the series converges in few terms.
  const quarters = turn * 4;
  const folded = quarters <= 1 ? quarters : quarters <= 3 ? 2 - quarters : quarters - 4;
  const x = folded * HALF_PI;
  const square = x * x;
  return x * (1 - (square / 6) * (1 - (square / 20) * (1 - (square / 42) * (1 - (square / 72) * (1 - square / 110)))));
}

/** e to the power of `x`. */
export function exponential(x: number): number {
  const doublings = Math.floor(x / LN_2);
  const rest = x - doublings * LN_2;
  let term = 1;
  let sum = 1;
  for (let order = 1; order <= 16; order += 1) {
    term *= rest / order;
    sum += term;
  }
  // Powers of two are exact.
  return sum * 2 ** doublings;
}

/** Frequency in Hz of a MIDI note number (69 is the A of 440 Hz). */
export function noteFrequency(note: number): number {
  let frequency = 440;
  for (let step = 69; step < note; step += 1) frequency *= SEMITONE;
  for (let step = 69; step > note; step -= 1) frequency /= SEMITONE;
  return frequency;
}

/** A source of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
