import { expect, it } from 'vitest';
import { encoderGainDb } from '../../../src/media/encode-mp3.ts';
import { measureSound } from '../../../src/media/measure-sound.ts';
import { levelProgramme } from '../../../src/stitch/level-programme.ts';

const TARGET = { lufs: -16, ceilingDbtp: -2.5, encoderDb: encoderGainDb(96) };

function makeTone(peak: number, samples = 48_000 * 3): Float32Array {
  return Float32Array.from({ length: samples }, (_, index) => peak * Math.sin((2 * Math.PI * 997 * index) / 48_000));
}

it('makes up for what the encoder takes, in steps of a tenth', () => {
  const measure = measureSound(makeTone(0.12));
  const { gainDb, lufs } = levelProgramme([{ at: 0, measure }], measure.samples, TARGET);
  expect(gainDb * 10).toBeCloseTo(Math.round(gainDb * 10), 9);
  expect(lufs).toBeCloseTo(measure.lufs + 3.01 - 0.445 + gainDb, 2);
  expect(Math.abs(lufs + 16)).toBeLessThanOrEqual(0.05);
});

it('would rather stay quiet than go over the ceiling', () => {
  const quiet = measureSound(makeTone(0.01));
  const peak = { ...measureSound(makeTone(0.6, 480)), lufs: -20 };
  const pieces = [
    { at: 0, measure: quiet },
    { at: quiet.samples, measure: peak },
  ];
  const { gainDb, truePeak } = levelProgramme(pieces, quiet.samples + 480, TARGET);
  expect(truePeak).toBeLessThanOrEqual(-2.5);
  expect(truePeak).toBeGreaterThan(-2.6);
  expect(gainDb).toBeLessThan(3);
});

it('counts a sting at the gain it is played with', () => {
  const measure = measureSound(makeTone(0.5));
  const { truePeak, gainDb } = levelProgramme([{ at: 0, measure, gainDb: -6 }], measure.samples, TARGET);
  expect(truePeak - gainDb).toBeCloseTo(measure.truePeak - 6, 6);
});

it('depends on the sounds alone: silence is left as it is', () => {
  const measure = measureSound(new Float32Array(96_000));
  expect(levelProgramme([{ at: 0, measure }], 96_000, TARGET).gainDb).toBe(0);
});
