import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Episode } from '../../../src/model/episode.ts';
import { type EpisodeWish, requestEpisode } from '../../../src/pipeline/request-episode.ts';
import { writeJson } from '../../../src/store/json-file.ts';
import { episodeFile, sourceFolder } from '../../../src/store/paths.ts';
import { newShow, writeShow } from '../../../src/store/shows.ts';
import { makeInput } from './make-input.ts';

const SHOW = newShow('morning', { timeZone: 'Europe/Berlin' });
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-request-'));
  await writeShow(home, SHOW);
});

afterEach(() => rm(home, { recursive: true }));

/** Asks for an episode and writes its record, as queue/ would. */
async function ask(wish: Partial<EpisodeWish> & Pick<EpisodeWish, 'parts'>): Promise<Episode> {
  const episode = await requestEpisode(home, SHOW, { review: false, isNew: false, ...wish });
  await writeJson(episodeFile(home, episode), episode);
  return episode;
}

it('gives an id that a person can read: the day, the name, a hash', async () => {
  const { id } = await ask({ parts: [makeInput('x', '/notes/The Quiet Mill.txt')] });
  expect(id).toMatch(/^\d{4}-\d\d-\d\d-the-quiet-mill-[0-9a-f]{6}$/u);
});

it('gives an id to an input whose name holds nothing that an id may', async () => {
  const { id } = await ask({ parts: [makeInput('x', '/notes/水車.txt')] });
  expect(id).toMatch(/^\d{4}-\d\d-\d\d-[0-9a-f]{6}$/u);
});

it('keeps the input as it was received, with its hash and time', async () => {
  const input = makeInput('The mill grinds.\n');
  const episode = await ask({ parts: [input] });
  const [kept] = episode.request.inputs;
  expect(kept).toMatchObject({ id: 'i1', kind: 'file', sha256: input.received.sha256, received: 'i1.txt' });
  expect(await readFile(join(sourceFolder(home, episode), 'i1.txt'), 'utf8')).toBe('The mill grinds.\n');
});

it('is the same episode for the same inputs, whatever they hold now and in whatever order they come', async () => {
  const first = await ask({ parts: [makeInput('old', '/a.txt'), makeInput('old', '/b.txt')] });
  const again = await ask({ parts: [makeInput('new', '/b.txt'), makeInput('new', '/a.txt')] });
  expect(again).toMatchObject({ id: first.id, guid: first.guid, firstDate: first.firstDate, build: 2 });
});

it('is another episode for other inputs, another part of them, or when told to', async () => {
  const first = await ask({ parts: [makeInput('x', '/a.txt')] });
  const others = [
    await ask({ parts: [makeInput('x', '/b.txt')] }),
    await ask({ parts: [{ ...makeInput('x', '/a.txt'), part: 'Second', title: 'Second' }] }),
    await ask({ parts: [makeInput('x', '/a.txt')], isNew: true }),
  ];
  const ids = [first, ...others].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
});
