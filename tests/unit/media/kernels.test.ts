import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileKernels } from '../../../scripts/kernels/compile-kernels.ts';
import { amplify } from '../../../src/media/create-limiter.ts';
import { weightedEnergies } from '../../../src/media/k-weighting.ts';
import { addWords, extremes, fromWords, toWords } from '../../../src/media/words.ts';
import { babble } from './sounds.ts';

// Each loop over several samples at a time does what its plainest form does, at lengths that end anywhere in its lanes and blocks.

const LENGTHS = [0, 1, 7, 8, 9, 16, 1151, 16_383, 16_384, 16_385, 50_001];
const sound = babble(2).map((sample, index) => (index % 1000 === 0 ? 1.5 * Math.sign(sample) : sample));

it('is the module that its sources give', async () => {
  const kept = readFileSync(join(import.meta.dirname, '../../../src/media/kernels/kernels-module.ts'), 'utf8');
  expect(kept === (await compileKernels()), 'Write it anew with `npx tsx scripts/make-kernels.ts`.').toBe(true);
});

describe.each(LENGTHS)('%i samples', (length) => {
  const samples = sound.subarray(0, length);
  const clip = (value: number): number => Math.min(32_767, Math.max(-32_768, value));

  it('become words and samples again', () => {
    const words = toWords(samples);
    const plain = Array.from(samples, (sample) => clip(Math.round(sample * 32_768)));
    expectNearly(words, plain);
    expect(fromWords(words)).toEqual(Float32Array.from(words, (word) => word / 32_768));
  });

  it('are added at a gain, and cut off at full scale', () => {
    const words = toWords(samples);
    const into = toWords(sound.subarray(33, 33 + length));
    const plain = into.map((word, index) => clip(word + clip(Math.round((words[index] ?? 0) * 1.25))));
    addWords(into, words, 1.25);
    expectNearly(into, plain);
  });

  it.each([8, 1152])('have a lowest and a highest of each %i', (width) => {
    const words = toWords(samples);
    const plain = Array.from({ length: Math.ceil(length / width) }, (_, index) => {
      const part = words.subarray(index * width, (index + 1) * width);
      return [Math.min(0, ...part) >> 8, Math.max(0, ...part) >> 8];
    });
    expect([...extremes(words, width)]).toEqual(plain.flat());
  });

  it('go along a curve from factor to factor', () => {
    const curve = Float32Array.from({ length: Math.ceil(length / 16) + 1 }, (_, border) => 1 / (1 + (border % 7)));
    const amplified = amplify(samples, 0.7, curve);
    expect(amplified.length).toBe(length);
    for (const [index, sample] of samples.entries()) {
      const border = Math.floor(index / 16);
      const [before, behind] = [curve[border] ?? 0, curve[border + 1] ?? 0];
      const factor = 0.7 * (before + ((behind - before) * (index % 16)) / 16);
      if (Math.abs((amplified[index] ?? 9) - sample * factor) > 1e-6) expect.fail(`sample ${index}`);
    }
  });

  it.each([16, 960])('have an energy of each %i', (width) => {
    const found = weightedEnergies(samples, width);
    const plain = plainEnergies(samples, width);
    const largest = Math.max(0, ...plain);
    expect(found.length).toBe(plain.length);
    for (const [index, energy] of plain.entries()) {
      if (Math.abs(energy - (found[index] ?? -1)) > 1e-12 * largest) expect.fail(`energy ${index}`);
    }
  });
});

/** What lies in the middle between two words may become either. */
function expectNearly(words: Int16Array, plain: ArrayLike<number>): void {
  expect(words.length).toBe(plain.length);
  expect(words.every((word, index) => Math.abs(word - (plain[index] ?? 0)) <= 1)).toBe(true);
  expect(words.filter((word, index) => word !== plain[index]).length).toBeLessThanOrEqual(words.length / 4);
}

/** Both filters of BS.1770-4 as its tables write them, in direct form I. */
function plainEnergies(samples: Float32Array, width: number): number[] {
  const shelf = plainFilter(
    [1.53512485958697, -2.69169618940638, 1.19839281085285],
    [-1.69065929318241, 0.73248077421585],
  );
  const pass = plainFilter([1, -2, 1], [-1.99004745483398, 0.99007225036621]);
  const energies: number[] = [];
  for (const [index, sample] of samples.entries()) {
    const at = Math.floor(index / width);
    energies[at] = (energies[at] ?? 0) + pass(shelf(sample)) ** 2;
  }
  return energies;
}

function plainFilter([b0, b1, b2]: [number, number, number], [a1, a2]: [number, number]): (input: number) => number {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return (input) => {
    const output = b0 * input + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x1, x2, y1, y2] = [input, x1, output, y1];
    return output;
  };
}
