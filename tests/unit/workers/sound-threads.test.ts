import { afterAll, expect, it } from 'vitest';
import { measureStretch } from '../../../src/media/measure-stretch.ts';
import { inlineClipMaker } from '../../../src/speech/clip-maker.ts';
import { makeTone, TONE_RATE } from '../../../src/speech/providers/tone-sound.ts';
import { createSoundThreads } from '../../../workers/sound-threads.ts';

const pcm = makeTone('The orchard is in bloom.', { pitchHz: 150, levelDb: -12, rate: 15, edgeMs: 50 });
const sound = { samples: Float32Array.from(pcm, (sample) => sample / 32_768), sampleRate: TONE_RATE };
const level = { targetLufs: -19, ceilingDbtp: -3.5 };
const threads = createSoundThreads(1);
afterAll(() => threads.close());

it('makes the same clip in a thread as here, and leaves what lies beside the sound as it was', async () => {
  const shared = new Float32Array(2 * sound.samples.length);
  shared.set(sound.samples);
  const part = { ...sound, samples: shared.subarray(0, sound.samples.length) };
  const inline = await inlineClipMaker.makeClip(sound, level);
  expect(await threads.makeClip(part, level)).toEqual(inline);
  expect(shared.length).toBe(2 * sound.samples.length);
  expect(await threads.makeClip({ ...sound, samples: sound.samples.slice() }, level)).toEqual(inline);
  expect(inline.measure.lufs).toBeCloseTo(-19, 1);
});

it('measures a stretch in a thread as here', async () => {
  const stretch = { samples: sound.samples.slice(), channels: 1, lead: 0, own: sound.samples.length };
  const here = measureStretch(stretch);
  expect(await threads.measureStretch(stretch)).toEqual(here);
  expect(here.peak).toBeGreaterThan(0.1);
});

it('does nothing once it was told to stop', async () => {
  const stopped = AbortSignal.abort();
  await expect(threads.makeClip(sound, level, stopped)).rejects.toMatchObject({ code: 'stopped' });
  await expect(inlineClipMaker.makeClip(sound, level, stopped)).rejects.toMatchObject({ code: 'stopped' });
});
