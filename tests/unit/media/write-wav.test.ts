import { expect, it } from 'vitest';
import { readWav } from '../../../src/media/wav.ts';
import { writeWav } from '../../../src/media/write-wav.ts';

it('writes what it is given, sample for sample', () => {
  const sound = readWav(writeWav(Int16Array.of(0, 1000, -32_768, 32_767)));
  expect(sound).toMatchObject({ sampleRate: 48_000 });
  expect([...(sound?.samples ?? [])].map((sample) => Math.round(sample * 32_768))).toEqual([0, 1000, -32_768, 32_767]);
});
