import { describe, expect, it } from 'vitest';
import { measureFile } from '../../../src/media/measure-file.ts';
import { measureBins } from '../../../src/media/measure-sound.ts';
import { cutStretches, measureStretch } from '../../../src/media/measure-stretch.ts';
import type { SoundBlock } from '../../../src/media/read-wav-stream.ts';
import { truePeak } from '../../../src/media/true-peak.ts';
import { fromWords, toWords } from '../../../src/media/words.ts';
import { babble } from './sounds.ts';

/** What 16 bits hold of it, so that nothing is lost on the way. */
const rounded = (sound: Float32Array): Float32Array => fromWords(toWords(sound));

async function* blocksOf(samples: Float32Array, channels: number, size: number): AsyncGenerator<SoundBlock> {
  const format = { channels, sampleRate: 48_000, bitsPerSample: 16, isFloat: false };
  for (let at = 0; at < samples.length; at += size) {
    const part = toWords(samples.subarray(at, at + size));
    yield { data: new Uint8Array(part.buffer, part.byteOffset, part.byteLength), format };
  }
}

async function measureCut(samples: Float32Array, channels: number, size: number) {
  const bins: number[] = [];
  let [peak, own, stretches] = [0, 0, 0];
  for await (const stretch of cutStretches(blocksOf(samples, channels, size), 1)) {
    const measure = measureStretch(stretch);
    bins.push(...measure.bins);
    peak = Math.max(peak, measure.peak);
    own += stretch.own;
    stretches += 1;
  }
  return { bins, peak, own, stretches };
}

/** Largest difference, relative to the largest bin. */
function farthest(one: readonly number[], other: Float32Array): number {
  const largest = other.reduce((most, bin) => Math.max(most, bin), 0);
  return one.reduce((most, bin, index) => Math.max(most, Math.abs(bin - (other[index] ?? 0))), 0) / largest;
}

describe('a sound cut into stretches', () => {
  // Ends in the middle of a bin, and some samples before, at and behind a border.
  const border = 20 * 48_000 + 9 * 960;
  const longest = rounded(babble(46));
  const lengths = [1, 959, border - 1, border, border + 31, border + 32, border + 33, 45 * 48_000 + 123];

  it.each(lengths)('measures %i samples as if it were whole', async (length) => {
    const sound = longest.subarray(0, length);
    const whole = measureBins(sound);
    const { bins, peak, own } = await measureCut(sound, 1, 16_383);
    expect(own).toBe(length);
    expect(bins.length).toBe(whole.length);
    expect(farthest(bins, whole)).toBeLessThan(1e-7);
    expect(peak).toBeCloseTo(truePeak(sound), 6);
  });

  it('adds the powers of two channels and takes the larger peak', async () => {
    // Even words, so that half of each is a word as well.
    const sound = babble(25).map((sample) => Math.round(sample * 8192) / 16_384);
    const both = Float32Array.from({ length: 2 * sound.length }, (_, at) => (sound[at >> 1] ?? 0) / (1 + (at % 2)));
    const { bins, peak, own, stretches } = await measureCut(both, 2, 10_000);
    const doubled = measureBins(sound).map((power) => power * 1.25);
    expect(stretches).toBe(2);
    expect(own).toBe(sound.length);
    expect(farthest(bins, doubled)).toBeLessThan(1e-7);
    expect(peak).toBeCloseTo(truePeak(sound), 6);
  });

  it('gives none of nothing', async () => {
    expect(await measureCut(new Float32Array(), 1, 10)).toEqual({ bins: [], peak: 0, own: 0, stretches: 0 });
  });
});

it('ends a file’s measuring with what a stretch’s measuring says', async () => {
  const sound = babble(45);
  const ffmpeg = { streamFile: () => blocksOf(sound, 1, 48_000) };
  let asked = 0;
  const meter = {
    measureStretch: async () => {
      asked += 1;
      throw new Error(`stretch ${asked} is lost`);
    },
  };
  await expect(measureFile('any.mp3', ffmpeg, undefined, meter)).rejects.toThrow('stretch 1 is lost');
});
