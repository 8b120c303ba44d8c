import { describe, expect, it } from 'vitest';
import { makeClip } from '../../../src/media/make-clip.ts';
import { measureSound } from '../../../src/media/measure-sound.ts';
import { amplitudeAt, babble, createNoise, join, silence, sine } from './sounds.ts';

const level = { targetLufs: -19, ceilingDbtp: -3.5 };
const noise = createNoise(5);

const voices: Record<string, Float32Array> = {
  plain: babble(3, { sampleRate: 24_000 }),
  quiet: babble(3, { sampleRate: 24_000, seed: 2 }).map((sample) => sample * 0.015),
  loud: babble(3, { sampleRate: 24_000, seed: 3 }).map((sample) => Math.max(-1, Math.min(1, sample * 45))),
  peaky: babble(3, { sampleRate: 24_000, seed: 4, pitch: 60 }).map((sample, index) =>
    index % 2000 === 0 ? 0.9 : sample,
  ),
  padded: join(silence(1.5, 24_000), babble(2, { sampleRate: 24_000, seed: 5 }), silence(2, 24_000)),
  noisy: babble(3, { sampleRate: 24_000, seed: 6 }).map((sample) => sample + 0.0005 * noise()),
  short: babble(0.3, { sampleRate: 24_000, seed: 1 }),
};

describe('makeClip', () => {
  it.each(Object.keys(voices))('levels a %s voice to its target below the ceiling', (name) => {
    const clip = makeClip({ samples: voices[name] ?? new Float32Array(), sampleRate: 24_000 }, level);
    const measured = measureSound(Float32Array.from(clip.pcm, (sample) => sample / 32_768));
    expect(Math.abs(measured.lufs + 19)).toBeLessThan(0.1);
    expect(measured.truePeak).toBeLessThanOrEqual(-3.5);
    expect(clip.measure.samples).toBe(clip.pcm.length);
    expect(clip.measure.lufs).toBeCloseTo(measured.lufs, 2);
    expect(clip.measure.truePeak).toBeCloseTo(measured.truePeak, 2);
    expect(clip.measure.bins.length).toBe(measured.bins.length);
  });

  it('begins and ends without a click', () => {
    const clip = makeClip({ samples: sine(200, 1, 0.3).map((sample) => sample + 0.1), sampleRate: 48_000 }, level);
    expect(Math.abs(clip.pcm.at(0) ?? 1)).toBeLessThan(2);
    expect(Math.abs(clip.pcm.at(-1) ?? 1)).toBeLessThan(2);
    const steps = Array.from(clip.pcm, (sample, index) => Math.abs(sample - (clip.pcm[index - 1] ?? sample)));
    const atEdges = Math.max(...steps.slice(0, 240), ...steps.slice(-240));
    expect(atEdges).toBeLessThanOrEqual(Math.max(...steps.slice(240, -240)));
  });

  it('trims silence to a breath before and after', () => {
    const speech = babble(2, { sampleRate: 16_000 });
    const padded = join(silence(1, 16_000), speech, silence(3, 16_000));
    const clip = makeClip({ samples: padded, sampleRate: 16_000 }, level);
    const bare = makeClip({ samples: speech, sampleRate: 16_000 }, level);
    expect(clip.pcm.length - bare.pcm.length).toBeGreaterThanOrEqual(0);
    expect(clip.pcm.length - bare.pcm.length).toBeLessThanOrEqual(0.085 * 48_000);
  });

  it('changes nothing but the level where no peak is too high', () => {
    const chord = sine(500, 2, 0.1).map((sample, index) => sample + 0.05 * Math.sin(index * 0.3));
    const { pcm } = makeClip({ samples: chord, sampleRate: 48_000 }, level);
    const sound = Float32Array.from(pcm, (sample) => sample / 32_768);
    const high = (0.3 * 48_000) / (2 * Math.PI);
    expect(amplitudeAt(sound, 500) / amplitudeAt(sound, high)).toBeCloseTo(2, 2);
    expect(amplitudeAt(sound, 1000)).toBeLessThan(1e-5);
    expect(amplitudeAt(sound, high - 500)).toBeLessThan(1e-5);
  });

  it('trims silence although the recording has an offset', () => {
    const speech = babble(2, { sampleRate: 16_000 });
    const shifted = join(silence(1, 16_000), speech, silence(1, 16_000)).map((sample) => sample + 0.02);
    const clip = makeClip({ samples: shifted, sampleRate: 16_000 }, level);
    expect(clip.pcm.length / 48_000).toBeLessThan(2.1);
  });

  it('keeps silence, nothing, and numbers that are none from doing harm', () => {
    expect(makeClip({ samples: silence(1), sampleRate: 48_000 }, level).measure.lufs).toBe(-120);
    expect(makeClip({ samples: new Float32Array(), sampleRate: 24_000 }, level).pcm.length).toBe(0);
    const broken = babble(1).map((sample, index) => (index % 1000 === 0 ? Number.NaN : sample));
    const clip = makeClip({ samples: broken, sampleRate: 48_000 }, level);
    expect(clip.measure.lufs).toBeCloseTo(-19, 1);
  });

  it('gives the same clip every time and leaves the take alone', () => {
    const samples = babble(1, { sampleRate: 22_050 });
    const before = samples.slice();
    const first = makeClip({ samples, sampleRate: 22_050 }, level);
    expect(makeClip({ samples, sampleRate: 22_050 }, level)).toEqual(first);
    expect(samples).toEqual(before);
  });
});
