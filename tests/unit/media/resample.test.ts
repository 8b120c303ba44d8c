import { describe, expect, it } from 'vitest';
import { resample } from '../../../src/media/resample.ts';
import { amplitudeAt, sine } from './sounds.ts';

describe('resample', () => {
  it.each([8000, 11_025, 16_000, 22_050, 24_000, 44_100, 96_000])('keeps a tone and its length from %i Hz', (rate) => {
    const resampled = resample(sine(1000, 0.4, 0.5, rate), rate);
    expect(resampled.length).toBe(19_200);
    expect(amplitudeAt(resampled, 1000)).toBeCloseTo(0.5, 4);
  });

  it('returns sound at 48 kHz as it is', () => {
    const sound = sine(1000, 0.1);
    expect(resample(sound, 48_000)).toBe(sound);
  });

  it.each([16_000, 22_050, 24_000])('leaves no image of a high tone above the old range from %i Hz', (rate) => {
    const hertz = 0.9 * (rate / 2);
    const resampled = resample(sine(hertz, 0.5, 0.5, rate), rate);
    expect(amplitudeAt(resampled, hertz)).toBeGreaterThan(0.498);
    expect(20 * Math.log10(amplitudeAt(resampled, rate - hertz) / 0.5)).toBeLessThan(-85);
  });

  it('removes what 48 kHz cannot hold', () => {
    const resampled = resample(sine(30_000, 0.5, 0.5, 96_000), 96_000);
    expect(20 * Math.log10(amplitudeAt(resampled, 18_000) / 0.5)).toBeLessThan(-85);
  });

  it('bears sound shorter than its filter and none at all', () => {
    expect(resample(Float32Array.of(0.5), 24_000).length).toBe(2);
    expect(resample(new Float32Array(), 22_050).length).toBe(0);
  });
});
