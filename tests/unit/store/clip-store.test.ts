import { mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { clipKey, readClip, readClipNow, writeClipNow } from '../../../src/store/clip-store.ts';
import { contentFile } from '../../../src/store/paths.ts';

const RECIPE = { take: 'ab'.repeat(32), targetLufs: -19, ceilingDbtp: -3.5, processing: '1' };
const MADE = {
  pcm: Int16Array.of(1, -2, 300),
  measure: { samples: 3, lufs: -19, truePeak: -6, bins: Float32Array.of(0.1) },
};
let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-clips-'));
});
afterEach(() => rm(home, { recursive: true }));

it('gives back the record of a clip, and its sound as s16le', async () => {
  const clip = writeClipNow(home, RECIPE, MADE);
  expect(clip).toMatchObject({ key: clipKey(RECIPE), take: RECIPE.take, measure: MADE.measure });
  expect(await readClip(home, clip.key)).toEqual(clip);
  expect(readClipNow(home, clip.key)).toEqual(clip);
  expect([...(await readFile(contentFile(home, 'clips', clip.key, 'pcm')))]).toEqual([1, 0, 254, 255, 44, 1]);
});

it('has no clip where a part of it is missing', async () => {
  const { key } = writeClipNow(home, RECIPE, MADE);
  await truncate(contentFile(home, 'clips', key, 'pcm'), 2);
  expect(await readClip(home, key)).toBeUndefined();
  await rm(contentFile(home, 'clips', key, 'json'));
  expect(await readClip(home, key)).toBeUndefined();
});

it('names a clip by everything that makes it what it is', () => {
  const others = [{ targetLufs: -14 }, { ceilingDbtp: -1 }, { processing: '2' }, { take: 'cd'.repeat(32) }];
  const keys = [RECIPE, ...others.map((other) => ({ ...RECIPE, ...other }))].map(clipKey);
  expect(new Set(keys).size).toBe(5);
});
