import { BLOCK, blocksOf, copyPart, floatsAt, kernels, layOut, wordsAt } from './kernels/kernels.ts';

const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;
const WORD_BYTES = Int16Array.BYTES_PER_ELEMENT;

/** Samples as 16-bit words, to the nearest; what is beyond full scale is cut off. */
export function toWords(samples: Float32Array): Int16Array {
  const words = new Int16Array(samples.length);
  const place = layOut();
  const [input, output] = [place(BLOCK * FLOAT_BYTES), place(BLOCK * WORD_BYTES)];
  for (const { at, count } of blocksOf(samples.length)) {
    floatsAt(input, count).set(samples.subarray(at, at + count));
    kernels.toWords(input, output, count);
    words.set(wordsAt(output, count), at);
  }
  return words;
}

/** 16-bit words as samples between -1 and 1. Fills `samples` where it is given. */
export function fromWords(words: Int16Array, samples: Float32Array = new Float32Array(words.length)): Float32Array {
  const place = layOut();
  const [input, output] = [place(BLOCK * WORD_BYTES), place(BLOCK * FLOAT_BYTES)];
  for (const { at, count } of blocksOf(samples.length)) {
    wordsAt(input, count).set(words.subarray(at, at + count));
    kernels.fromWords(input, output, count);
    samples.set(floatsAt(output, count), at);
  }
  return samples;
}

/** Adds a sound times a factor to what is there; what is beyond full scale is cut off. Both have the same length. */
export function addWords(into: Int16Array, sound: Int16Array, factor: number): void {
  const place = layOut();
  const [words, sum] = [place(BLOCK * WORD_BYTES), place(BLOCK * WORD_BYTES)];
  for (const { at, count } of blocksOf(into.length)) {
    wordsAt(words, count).set(sound.subarray(at, at + count));
    wordsAt(sum, count).set(into.subarray(at, at + count));
    kernels.addWords(words, sum, factor, count);
    into.set(wordsAt(sum, count), at);
  }
}

/** The lowest and the highest sample of each `width` in turn, eight bits each; both at least reach 0. `width` is a multiple of eight. */
export function extremes(words: Int16Array, width: number): Int8Array {
  const found = new Int8Array(2 * Math.ceil(words.length / width));
  const atOnce = Math.ceil(BLOCK / width);
  const place = layOut();
  const [input, output] = [place(atOnce * width * WORD_BYTES), place(2 * atOnce)];
  for (let index = 0; 2 * index < found.length; index += atOnce) {
    const count = Math.min(atOnce, found.length / 2 - index);
    copyPart(words, index * width, wordsAt(input, count * width));
    kernels.extremes(input, output, width, count);
    found.set(new Int8Array(kernels.memory.buffer, output, 2 * count), 2 * index);
  }
  return found;
}
