import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { measureStretch } from '../../../src/media/measure-stretch.ts';
import { toWords } from '../../../src/media/words.ts';
import { inlineClipMaker } from '../../../src/speech/clip-maker.ts';
import { makeTone, TONE_RATE } from '../../../src/speech/providers/tone-sound.ts';
import { readClip } from '../../../src/store/clip-store.ts';
import { contentFile } from '../../../src/store/paths.ts';
import { createSoundThreads } from '../../../workers/sound-threads.ts';

const pcm = makeTone('The orchard is in bloom.', { pitchHz: 150, levelDb: -12, rate: 15, edgeMs: 50 });
const sound = { samples: Float32Array.from(pcm, (sample) => sample / 32_768), sampleRate: TONE_RATE };
const recipe = { take: 'ab'.repeat(32), targetLufs: -19, ceilingDbtp: -3.5, processing: '1' };
const folder = mkdtempSync(join(tmpdir(), 'readout-threads-'));
const [here, there] = [join(folder, 'here'), join(folder, 'there')];
const threads = createSoundThreads(1);
afterAll(async () => {
  await threads.close();
  rmSync(folder, { recursive: true });
});

it('makes and keeps the same clip in a thread as here, and leaves what lies beside the sound as it was', async () => {
  const shared = new Float32Array(2 * sound.samples.length);
  shared.set(sound.samples);
  const part = { ...sound, samples: shared.subarray(0, sound.samples.length) };
  const inline = await inlineClipMaker.makeClip(here, sound, recipe);
  expect(await threads.makeClip(there, part, recipe)).toEqual(inline);
  expect(shared.length).toBe(2 * sound.samples.length);
  expect(await readClip(there, inline.key)).toEqual(inline);
  const fileIn = (home: string) => readFileSync(contentFile(home, 'clips', inline.key, 'pcm'));
  expect(fileIn(there).equals(fileIn(here))).toBe(true);
  expect(await threads.makeClip(there, { ...sound, samples: sound.samples.slice() }, recipe)).toEqual(inline);
  expect(inline.measure.lufs).toBeCloseTo(-19, 1);
});

it('says what the system says of a place where nothing can be kept', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const made = threads.makeClip(file, { ...sound, samples: sound.samples.slice() }, recipe);
  await expect(made).rejects.toMatchObject({ code: 'tool-failed', message: expect.stringContaining('ENOTDIR') });
});

it('measures a stretch in a thread as here', async () => {
  const stretch = { samples: toWords(sound.samples), channels: 1, lead: 0, own: sound.samples.length };
  const measured = measureStretch(stretch);
  expect(await threads.measureStretch(stretch)).toEqual(measured);
  expect(measured.peak).toBeGreaterThan(0.1);
});

it('does nothing once it was told to stop', async () => {
  const stopped = AbortSignal.abort();
  const nowhere = join(folder, 'nowhere');
  await expect(threads.makeClip(nowhere, sound, recipe, stopped)).rejects.toMatchObject({ code: 'stopped' });
  await expect(inlineClipMaker.makeClip(nowhere, sound, recipe, stopped)).rejects.toMatchObject({ code: 'stopped' });
  expect(existsSync(nowhere)).toBe(false);
});
