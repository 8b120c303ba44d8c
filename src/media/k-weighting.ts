import { BLOCK, copyPart, doublesAt, floatsAt, kernels, layOut } from './kernels/kernels.ts';

/** Samples after which nothing of what was before is left in the filter: its slowest part halves every 3 ms. */
export const SETTLING = 8640;

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;
const DOUBLE_BYTES = Float64Array.BYTES_PER_ELEMENT;
const STATE_DOUBLES = 8;

/**
 * K-weighted energy of each `width` samples of one channel of 48 kHz sound (BS.1770-4). Its two halves are reckoned side by side;
 * the second begins early, so that the filter has settled where it takes over.
 */
export function weightedEnergies(samples: Float32Array, width: number): Float64Array {
  const count = Math.ceil(samples.length / width);
  const lead = Math.ceil(SETTLING / width);
  // What the first half ends with is the second's as well: only the second knows how long the sound's last piece is.
  const each = Math.min(count, Math.ceil((count + lead + 1) / 2));
  const second = count - each;
  const atOnce = Math.ceil(BLOCK / width);
  const place = layOut();
  const state = place(STATE_DOUBLES * DOUBLE_BYTES);
  const [one, other] = [place(atOnce * width * FLOAT_BYTES), place(atOnce * width * FLOAT_BYTES)];
  const [oneOutput, otherOutput] = [place(atOnce * DOUBLE_BYTES), place(atOnce * DOUBLE_BYTES)];
  doublesAt(state, STATE_DOUBLES).fill(0);
  const energies = new Float64Array(count);
  const late = new Float64Array(each);
  for (let done = 0; done < each; done += atOnce) {
    const pieces = Math.min(atOnce, each - done);
    const lastWidth = done + pieces === each ? samples.length - (count - 1) * width : width;
    copyPart(samples, done * width, floatsAt(one, pieces * width));
    copyPart(samples, (second + done) * width, floatsAt(other, pieces * width));
    kernels.weightedEnergies(one, other, state, oneOutput, otherOutput, width, lastWidth, pieces);
    energies.set(doublesAt(oneOutput, pieces), done);
    late.set(doublesAt(otherOutput, pieces), done);
  }
  const settled = second === 0 ? 0 : lead;
  energies.set(late.subarray(settled), second + settled);
  return energies;
}
