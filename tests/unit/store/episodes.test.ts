import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Episode } from '../../../src/model/episode.ts';
import { listEpisodes, resolveEpisode } from '../../../src/store/episodes.ts';
import { writeJson } from '../../../src/store/json-file.ts';
import { episodeFile } from '../../../src/store/paths.ts';
import { newShow, writeShow } from '../../../src/store/shows.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-episodes-'));
  for (const id of ['evening', 'morning']) await writeShow(home, newShow(id, {}));
});

afterEach(() => rm(home, { recursive: true }));

async function keep(show: string, id: string, firstDate = '2026-11-24T06:00:00.000Z'): Promise<void> {
  const episode: Episode = {
    format: 'readout-episode/1',
    id,
    show,
    guid: `urn:uuid:${show}-${id}`,
    firstDate,
    request: { inputs: [{ id: 'i1', kind: 'stdin', address: 'stdin', identity: 'x' }], review: false },
    state: 'done',
    build: 1,
    startAt: 'ingest',
    updatedAt: firstDate,
  };
  await writeJson(episodeFile(home, episode), episode);
}

it('lists the newest first', async () => {
  await keep('morning', 'mill', '2026-11-22T06:00:00.000Z');
  await keep('morning', 'bell', '2026-11-23T06:00:00.000Z');
  expect((await listEpisodes(home, 'morning')).map(({ id }) => id)).toEqual(['bell', 'mill']);
});

it('finds an episode by its id alone, or with its show', async () => {
  await keep('morning', 'mill');
  expect(await resolveEpisode(home, 'mill')).toEqual({ show: 'morning', id: 'mill' });
  expect(await resolveEpisode(home, 'morning/mill')).toEqual({ show: 'morning', id: 'mill' });
});

it('asks which is meant where two shows have it', async () => {
  for (const show of ['evening', 'morning']) await keep(show, 'mill');
  await expect(resolveEpisode(home, 'mill')).rejects.toMatchObject({ hint: expect.stringContaining('evening/mill') });
});

it.each(['nope', 'morning/nope', 'nope/mill', '../mill', 'a/b/c', ''])('finds no episode %j', async (name) => {
  await keep('morning', 'mill');
  await expect(resolveEpisode(home, name)).rejects.toMatchObject({ code: 'episode-not-found' });
});
