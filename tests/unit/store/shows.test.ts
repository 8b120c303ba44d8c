import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureShow, listShows, newShow, readShow, writeShow } from '../../../src/store/shows.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-shows-'));
});

afterEach(() => rm(home, { recursive: true }));

it('makes the default show on first use, and keeps it as it is then', async () => {
  const made = await ensureShow(home, 'default', { instance: 'tone' });
  const kept = await ensureShow(home, 'default', { instance: 'espeak' });
  expect(kept).toEqual(made);
  expect(made).toMatchObject({ instance: 'tone', publicUrl: 'http://127.0.0.1:8787/default/' });
});

it('makes no other show by itself', async () => {
  await expect(ensureShow(home, 'morning', {})).rejects.toMatchObject({ code: 'show-not-found' });
});

it('never looks outside the data folder for a show', async () => {
  await expect(readShow(home, '../../etc')).rejects.toMatchObject({ code: 'show-not-found' });
});

it('lists the shows of a data folder by id, none where nothing is', async () => {
  expect(await listShows(home)).toEqual([]);
  for (const id of ['news', 'evening']) await writeShow(home, newShow(id, {}));
  expect((await listShows(home)).map(({ id }) => id)).toEqual(['evening', 'news']);
});

it.each([
  ['an e-mail address', { email: 'nobody' }, /email.*nobody/u],
  ['a time zone', { timeZone: 'Moon/Crater' }, /timeZone/u],
  ['a language', { language: 'klingon!' }, /language/u],
  ['an address', { publicUrl: 'ftp://x/' }, /publicUrl/u],
])('names the field where %s is none', (_what, settings, sentence) => {
  expect(() => newShow('news', settings)).toThrow(sentence);
});
