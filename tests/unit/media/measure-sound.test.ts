import { describe, expect, it } from 'vitest';
import { mergeBins, programmeLufs } from '../../../src/media/loudness.ts';
import { measureSound } from '../../../src/media/measure-sound.ts';
import { truePeak } from '../../../src/media/true-peak.ts';
import { babble, join, silence, sine } from './sounds.ts';

describe('measureSound', () => {
  it('reads -3.01 LUFS for a full-scale sine of 997 Hz, as BS.1770 defines', () => {
    const measure = measureSound(sine(997, 3, 1));
    expect(measure.lufs).toBeCloseTo(-3.01, 1);
    expect(measure.truePeak).toBeCloseTo(0, 1);
    expect(measure.bins.length).toBe(150);
  });

  it('leaves silence out, by both gates', () => {
    const tone = sine(997, 4, 0.1);
    const alone = measureSound(tone).lufs;
    expect(measureSound(join(tone, silence(20), tone)).lufs).toBeCloseTo(alone, 0);
    expect(measureSound(join(tone, sine(997, 20, 0.001))).lufs).toBeCloseTo(alone, 0);
  });

  it('measures ungated what is too short for a block', () => {
    const measure = measureSound(sine(997, 0.1, 0.5));
    expect(measure.lufs).toBeCloseTo(-9.03, 0);
    expect(measure.bins.length).toBe(5);
  });

  it('reads -120 for silence and for nothing', () => {
    expect(measureSound(silence(1))).toMatchObject({ lufs: -120, truePeak: -120 });
    expect(measureSound(new Float32Array())).toEqual({
      samples: 0,
      lufs: -120,
      truePeak: -120,
      bins: new Float32Array(),
    });
  });

  it('finds the peak between samples', () => {
    // A quarter of the sampling rate, 45 degrees off: every sample is at 0.707 of the wave's height.
    const wave = Float32Array.from({ length: 4800 }, (_, index) => 0.5 * Math.sin((Math.PI / 2) * index + Math.PI / 4));
    const middle = wave.map((sample, index) => sample * Math.min(1, index / 500, (4800 - index) / 500));
    expect(truePeak(middle)).toBeCloseTo(0.5, 2);
    expect(middle.reduce((most, sample) => Math.max(most, sample), 0)).toBeLessThan(0.36);
  });
});

describe('mergeBins', () => {
  it('gives the loudness of a programme without listening to it', () => {
    const clips = [1, 2, 3, 4, 5].map((seed) => babble(1.3 + seed * 0.171, { seed, pitch: 90 + seed * 20 }));
    const pieces = clips.map((clip, index) => ({
      at: 14_976 + index * 124 * 1152,
      measure: measureSound(clip),
      gainDb: index - 2,
      clip,
    }));
    const programme = new Float32Array(15 * 48_000);
    for (const { at, clip, gainDb } of pieces)
      programme.set(
        clip.map((sample) => sample * 10 ** (gainDb / 20)),
        at,
      );
    const merged = programmeLufs(mergeBins(pieces, programme.length)) ?? 0;
    expect(Math.abs(merged - measureSound(programme).lufs)).toBeLessThan(0.06);
  });

  it('adds the powers of sounds that overlap', () => {
    const measure = measureSound(sine(997, 2, 0.1));
    const once = programmeLufs(mergeBins([{ at: 0, measure }], 96_000)) ?? 0;
    const twice =
      programmeLufs(
        mergeBins(
          [
            { at: 0, measure },
            { at: 0, measure },
          ],
          96_000,
        ),
      ) ?? 0;
    expect(twice - once).toBeCloseTo(3.01, 2);
  });

  it('is undefined for a programme of silence', () => {
    expect(programmeLufs(mergeBins([], 480_000))).toBeUndefined();
  });
});
