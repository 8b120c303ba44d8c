import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Episode } from '../../../src/model/episode.ts';
import { addLexiconEntry, findAffected, removeLexiconEntry } from '../../../src/pipeline/change-lexicon.ts';
import { writeScript } from '../../../src/script/write-script.ts';
import { createLocalTakeLock, type TakeLock } from '../../../src/speech/take-lock.ts';
import { writeJson } from '../../../src/store/json-file.ts';
import { artefactFile, episodeFile } from '../../../src/store/paths.ts';
import { readShow, writeShow } from '../../../src/store/shows.ts';
import { makeDocuments, makeShow } from '../script/make-documents.ts';
import { FLITE } from '../script/make-voices.ts';

const SEINE = { written: 'Sennet', alias: 'Senn-ett', isCaseSensitive: true, isWholeWord: true };
const never = new AbortController().signal;
let home: string;
let surroundings: { home: string; show: string; lock: TakeLock };

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-lexicon-'));
  await writeShow(home, makeShow());
  surroundings = { home, show: 'default', lock: createLocalTakeLock() };
  for (const id of ['published', 'waiting']) await writeEpisode(id);
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function writeEpisode(id: string): Promise<void> {
  const { script } = writeScript({
    documents: makeDocuments({
      blocks: [
        ['title', 'narrator', 'The Ferry'],
        ['paragraph', 'narrator', 'It sails to Sennet. It returns at ten.'],
        ['paragraph', 'narrator', 'The Sennetters are glad.'],
      ],
    }),
    show: makeShow(),
    episode: { show: 'default', id },
    firstDate: '2026-11-24T08:00:00Z',
    instance: 'flite',
    voices: FLITE,
  });
  const result = {
    ...{
      title: 'The Ferry',
      media: 'm',
      transcript: 't',
      feed: 'f',
      durationMs: 1,
      lufs: -16,
      truePeak: -2,
      chapters: 1,
    },
    ...{ segments: 4, takesMade: 0, takesFound: 4, billed: 0, warnings: [] },
  };
  const episode: Episode = {
    ...{ format: 'readout-episode/1', id, show: 'default', guid: `urn:uuid:${id}`, firstDate: '2026-11-24T08:00:00Z' },
    request: { inputs: [{ id: 'i1', kind: 'file', address: '/p', identity: '/p' }], review: false },
    ...{ state: 'done', build: 1, startAt: 'ingest', updatedAt: '2026-11-24T08:00:00Z' },
    ...(id === 'published' ? { result } : {}),
  };
  await writeJson(artefactFile(home, episode, 'script'), script);
  await writeJson(episodeFile(home, episode), episode);
}

it('names the published episodes and segments that a written form stands in', async () => {
  const affected = await findAffected(home, 'default', 'Sennet');
  expect(affected.map(({ episode, segments }) => [episode, segments.map(({ text }) => text)])).toEqual([
    ['default/published', ['It sails to Sennet. It returns at ten.']],
  ]);
});

it('looks for an entry as it is written in the lexicon', async () => {
  await addLexiconEntry(surroundings, { ...SEINE, isWholeWord: false }, never);
  const [affected] = await findAffected(home, 'default', 'Sennet');
  expect(affected?.segments).toHaveLength(2);
});

it('keeps one entry for a written form, and takes it out', async () => {
  await addLexiconEntry(surroundings, SEINE, never);
  expect((await readShow(home, 'default')).lexicon).toEqual([SEINE]);
  expect((await removeLexiconEntry(surroundings, 'Sennet', never)).lexicon).toEqual([]);
  await expect(removeLexiconEntry(surroundings, 'Sennet', never)).rejects.toMatchObject({ code: 'bad-usage' });
  await expect(
    addLexiconEntry(surroundings, { written: 'Quillby', isCaseSensitive: true, isWholeWord: true }, never),
  ).rejects.toMatchObject({ code: 'bad-usage' });
});

it('loses no entry where two commands add one at once', async () => {
  const words = ['Quayle', 'Marrow', 'Tidewell', 'Ost'];
  await Promise.all(words.map((written) => addLexiconEntry(surroundings, { ...SEINE, written }, never)));
  expect((await readShow(home, 'default')).lexicon.map(({ written }) => written).sort()).toEqual([...words].sort());
});
