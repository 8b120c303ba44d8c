import { describe, expect, it } from 'vitest';
import { loudStretches, STRETCH, truePeak } from '../../../src/media/true-peak.ts';
import { windowedSinc } from '../../../src/media/windowed-sinc.ts';
import { babble, createNoise, sine } from './sounds.ts';

const noise = createNoise(11);

const SOUNDS: Record<string, Float32Array> = {
  speech: babble(1, { seed: 7 }),
  'low voice': babble(1, { seed: 8, pitch: 60 }),
  noise: Float32Array.from({ length: 20_000 }, () => noise() * 0.7),
  'a high tone': sine(17_000, 0.3, 0.6),
  clicks: Float32Array.from({ length: 10_000 }, (_, index) => (index % 777 === 0 ? 0.9 : 0)),
  'alternating extremes': Float32Array.from({ length: 5000 }, (_, index) => (index % 3 === 0 ? -0.8 : 0.8)),
};

/** Every position of every sample, looked at closely. */
function peaksOf(samples: Float32Array): number[] {
  const filters = [0.25, 0.5, 0.75].map((fraction) => windowedSinc(fraction, 8, 1, 6));
  return Array.from({ length: Math.ceil(samples.length / STRETCH) }, (_, stretch) => {
    let peak = 0;
    for (let at = stretch * STRETCH; at < (stretch + 1) * STRETCH; at++) {
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
      for (const filter of filters) {
        peak = Math.max(
          peak,
          Math.abs(filter.reduce((sum, tap, index) => sum + tap * (samples[at - 7 + index] ?? 0), 0)),
        );
      }
    }
    return peak;
  });
}

describe.each(Object.keys(SOUNDS))('true peaks of %s', (name) => {
  const sound = SOUNDS[name] ?? new Float32Array();
  const all = peaksOf(sound);

  it('are found in every stretch above a threshold, and only there', () => {
    const largest = Math.max(...all);
    for (const share of [0.3, 0.7, 0.95, 1.01]) {
      const found = loudStretches(sound, largest * share);
      expect(found.length).toBe(all.length);
      for (const [index, peak] of all.entries()) {
        if (Math.abs(peak - largest * share) < 1e-6) continue;
        const expected = peak > largest * share ? peak : 0;
        expect(Math.abs((found[index] ?? -1) - expected)).toBeLessThan(1e-6);
      }
    }
  });

  it('have the largest of them as the peak of the whole', () => {
    expect(truePeak(sound)).toBeCloseTo(Math.max(...all), 6);
  });
});
