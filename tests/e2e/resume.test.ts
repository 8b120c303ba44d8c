import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listEpisodes, readEpisode } from '../../src/store/episodes.ts';
import {
  listTakes,
  longArticle,
  makeWorkplace,
  parseEpisode,
  parseError,
  readout,
  start,
  until,
  type Workplace,
} from './run-readout.ts';

const BUILD = ['build', 'walk.txt', '--provider', 'tone', '--json'];
const TAKES_BEFORE_THE_BLOW = 5;

let place: Workplace;

beforeEach(async () => {
  place = await makeWorkplace();
  await place.write('walk.txt', longArticle(30));
});

afterEach(() => place.remove());

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function strikeInSpeech(signal: NodeJS.Signals) {
  const running = start(place, BUILD);
  await until(async () => (await listTakes(place)).length >= TAKES_BEFORE_THE_BLOW);
  running.process.kill(signal);
  return running.ended;
}

/** When each take was made. */
async function takeTimes(names: readonly string[]): Promise<number[]> {
  return Promise.all(names.map(async (name) => (await stat(join(place.home, 'takes', name))).mtimeMs));
}

it('goes on after kill -9 in speech without making a finished take again', async () => {
  expect((await strikeInSpeech('SIGKILL')).status).toBeNull();
  const finished = await listTakes(place);
  const times = await takeTimes(finished);
  const episode = parseEpisode(await readout(place, BUILD));
  expect(episode.state).toBe('done');
  expect(await takeTimes(finished)).toEqual(times);
  expect(episode.result?.takesFound).toBeGreaterThanOrEqual(finished.length);
  expect((await listTakes(place)).length).toBeGreaterThan(finished.length);
});

it("goes on after kill -9 when Redis's files were deleted too", async () => {
  await strikeInSpeech('SIGKILL');
  const finished = await listTakes(place);
  const times = await takeTimes(finished);
  await rm(join(place.home, 'redis'), { recursive: true });
  expect(parseEpisode(await readout(place, BUILD)).state).toBe('done');
  expect(await takeTimes(finished)).toEqual(times);
});

it('leaves the episode stopped after Ctrl-C, and goes on when asked again', async () => {
  const stopped = await strikeInSpeech('SIGINT');
  expect(stopped.status).toBe(130);
  expect(parseError(stopped)).toMatchObject({ code: 'stopped' });
  const [episode] = await listEpisodes(place.home, 'default');
  expect(episode?.state).toBe('stopped');
  const resumed = parseEpisode(await readout(place, BUILD));
  expect(resumed).toMatchObject({ id: episode?.id, guid: episode?.guid, state: 'done' });
});

it('leaves what Ctrl-C has stopped to whoever asks for it: a worker does not take it up', async () => {
  await strikeInSpeech('SIGINT');
  const worker = start(place, ['work']);
  await worker.says('Working on');
  worker.process.kill('SIGTERM');
  expect((await worker.ended).status).toBe(0);
  const [episode] = await listEpisodes(place.home, 'default');
  expect(episode?.state).toBe('stopped');
});

it('takes up what kill -9 has left unfinished when a worker starts', async () => {
  await strikeInSpeech('SIGKILL');
  const worker = start(place, ['work']);
  const [episode] = await listEpisodes(place.home, 'default');
  if (episode === undefined) throw new Error('There is no episode.');
  await until(async () => (await readEpisode(place.home, episode)).state === 'done');
  worker.process.kill('SIGTERM');
  expect((await worker.ended).status).toBe(0);
});

it('leaves the old master and all that is public in place after kill -9 while mastering, and goes on', async () => {
  await place.write('walk.txt', longArticle(10));
  const first = parseEpisode(await readout(place, BUILD));
  const shown = join(place.home, 'shows/default/public');
  const contents = async () => {
    const names = (await readdir(shown, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const paths = names.map(({ parentPath, name }) => join(parentPath, name)).sort();
    return Promise.all(paths.map(async (path) => [path, sha256(await readFile(path))] as const));
  };
  const before = await contents();
  const master = join(place.home, first.result?.media ?? '');
  const old = sha256(await readFile(master));
  // Another voice: every line is spoken and encoded anew.
  await readout(place, ['show', 'set', 'default', '--cast', 'narrator=tone:bass']);
  const running = start(place, ['rebuild', first.id]);
  const media = join(place.home, 'shows/default/episodes', first.id, 'media');
  await until(async () => (await readdir(media)).some((name) => name.includes('.mp3.')));
  running.process.kill('SIGKILL');
  expect((await running.ended).status).toBeNull();
  expect(await contents()).toEqual(before);
  expect(sha256(await readFile(master))).toBe(old);
  const again = parseEpisode(await readout(place, ['rebuild', first.id, '--json']));
  expect(again).toMatchObject({ state: 'done', guid: first.guid });
  expect(again.result?.media).not.toBe(first.result?.media);
});

it('goes on by itself when Redis is killed and its files are deleted in the middle of speech', async () => {
  const running = start(place, BUILD);
  await until(async () => (await listTakes(place)).length >= TAKES_BEFORE_THE_BLOW);
  const log = await readFile(join(place.home, 'redis/redis.log'), 'utf8');
  process.kill(Number(/^(\d+):M /mu.exec(log)?.[1]), 'SIGKILL');
  await rm(join(place.home, 'redis'), { recursive: true });
  const ended = await running.ended;
  expect(parseEpisode(ended)).toMatchObject({ state: 'done' });
});
