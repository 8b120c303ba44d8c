import { describe, expect, it } from 'vitest';
import { amplify, createLimiter } from '../../../src/media/create-limiter.ts';
import { levelSound } from '../../../src/media/level-sound.ts';
import { fromDb, toDb } from '../../../src/media/loudness.ts';
import { measureSound } from '../../../src/media/measure-sound.ts';
import { truePeak } from '../../../src/media/true-peak.ts';
import { babble } from './sounds.ts';

const peaky = babble(4, { seed: 9, pitch: 70 }).map((sample, index) => (index % 4001 < 3 ? 0.95 : sample));

describe('levelSound', () => {
  it.each([-30, -19, -17])('brings a peaky voice to %d LUFS below the ceiling', (targetLufs) => {
    const levelled = levelSound(peaky, { targetLufs, ceilingDbtp: -3.5 });
    const measured = measureSound(levelled.samples);
    expect(Math.abs(measured.lufs - targetLufs)).toBeLessThan(0.1);
    expect(levelled.lufs).toBeCloseTo(measured.lufs, 6);
    expect(measured.truePeak).toBeLessThanOrEqual(-3.5);
  });
});

describe('createLimiter', () => {
  it('keeps every gain below the ceiling, a peak on the first and the last sample too', () => {
    const sound = peaky.slice();
    sound[0] = 0.99;
    sound[sound.length - 1] = -0.99;
    const limiter = createLimiter(sound, fromDb(-3.5));
    for (const gainDb of [6, 0, 12, 20]) {
      const limited = amplify(sound, fromDb(gainDb), limiter.curve(fromDb(gainDb)));
      expect(toDb(truePeak(limited))).toBeLessThan(-3.4);
    }
  });

  it('does nothing to what is below it', () => {
    const curve = createLimiter(peaky, fromDb(-3.5)).curve(fromDb(-10));
    expect(curve).toBeUndefined();
    expect(amplify(peaky, 0.5, curve)).toEqual(peaky.map((sample) => sample * 0.5));
  });
});
