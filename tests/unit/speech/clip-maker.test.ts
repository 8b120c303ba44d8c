import { expect, it } from 'vitest';
import { createClipMaker, inlineClipMaker } from '../../../src/speech/clip-maker.ts';
import { makeTone, TONE_RATE } from '../../../src/speech/providers/tone-sound.ts';

const pcm = makeTone('The orchard is in bloom.', { pitchHz: 150, levelDb: -12, rate: 15, edgeMs: 50 });
const sound = { samples: Float32Array.from(pcm, (sample) => sample / 32_768), sampleRate: TONE_RATE };
const level = { targetLufs: -19, ceilingDbtp: -3.5 };

it('makes the same clip in a thread as here, and leaves what lies beside the sound as it was', async () => {
  const maker = createClipMaker(1);
  const shared = new Float32Array(2 * sound.samples.length);
  shared.set(sound.samples);
  const part = { ...sound, samples: shared.subarray(0, sound.samples.length) };
  const inline = await inlineClipMaker.makeClip(sound, level);
  expect(await maker.makeClip(part, level)).toEqual(inline);
  expect(shared.length).toBe(2 * sound.samples.length);
  expect(await maker.makeClip({ ...sound, samples: sound.samples.slice() }, level)).toEqual(inline);
  await maker.close();
  expect(inline.measure.lufs).toBeCloseTo(-19, 1);
});

it('makes none once it was told to stop', async () => {
  const stopped = AbortSignal.abort();
  await expect(createClipMaker(1).makeClip(sound, level, stopped)).rejects.toMatchObject({ code: 'stopped' });
  await expect(inlineClipMaker.makeClip(sound, level, stopped)).rejects.toMatchObject({ code: 'stopped' });
});
