import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Take } from '../../../src/model/clip.ts';
import { contentFile } from '../../../src/store/paths.ts';
import { readTake, readTakeSound, writeTake, writeTakeRecord } from '../../../src/store/take-store.ts';

const KEY = 'ab'.repeat(32);
const SOUND = Buffer.from('not really a sound');
const TAKE: Take = {
  format: 'readout-take/1',
  key: KEY,
  instance: 'tone',
  provider: 'tone',
  voice: 'alto',
  sent: 'Good night.',
  number: 1,
  mediaType: 'audio/wav',
  extension: 'wav',
  bytes: SOUND.length,
  madeAt: '2026-01-02T03:04:05.000Z',
  billed: 0,
  billedUnit: 'characters',
  warnings: [],
};
let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-takes-'));
});
afterEach(() => rm(home, { recursive: true }));

it('gives back a take and its sound as they were kept', async () => {
  await writeTake(home, TAKE, SOUND);
  expect(await readTake(home, KEY)).toEqual(TAKE);
  expect(await readTakeSound(home, TAKE)).toEqual(SOUND);
});

it('knows nothing of a take that was never bought', async () => {
  expect(await readTake(home, KEY)).toBeUndefined();
  expect(await readTakeSound(home, TAKE)).toBeUndefined();
});

it('has no sound where the file is not the one that was bought', async () => {
  await writeTake(home, TAKE, SOUND);
  await writeFile(contentFile(home, 'takes', KEY, 'wav'), 'half');
  expect(await readTakeSound(home, TAKE)).toBeUndefined();
});

it('records a refusal without touching the sound', async () => {
  await writeTake(home, TAKE, SOUND);
  await writeTakeRecord(home, { ...TAKE, refused: 'is silent', refusedByCheck: 1 });
  expect((await readTake(home, KEY))?.refused).toBe('is silent');
  expect(await readTakeSound(home, TAKE)).toEqual(SOUND);
});

it('refuses a record that is not a take', async () => {
  await writeTake(home, TAKE, SOUND);
  await writeFile(contentFile(home, 'takes', KEY, 'json'), '{"format":"readout-take/9"}');
  await expect(readTake(home, KEY)).rejects.toMatchObject({ code: 'bad-file' });
});
