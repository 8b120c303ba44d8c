import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeEpisode, saveRequest } from '../../../src/queue/episode-record.ts';
import type { EpisodeNotice } from '../../../src/queue/notices.ts';
import type { Queues } from '../../../src/queue/open-queues.ts';
import { readEpisode } from '../../../src/store/episodes.ts';
import { makeEpisode } from './make-episode.ts';
import { makeTemporaryHome, openSilently, type TemporaryHome } from './temporary-home.ts';

let place: TemporaryHome;
let queues: Queues;

beforeAll(async () => {
  place = await makeTemporaryHome();
  queues = await openSilently(place.config);
});

afterAll(async () => {
  await queues.close();
  await place.remove();
});

it('keeps guid and first date when the episode is asked for again, and counts its builds', async () => {
  const first = await saveRequest(queues, makeEpisode());
  const second = await saveRequest(queues, makeEpisode({ firstDate: '2026-12-01T06:00:00.000Z' }));
  expect(second).toMatchObject({ guid: first.guid, firstDate: first.firstDate, build: first.build + 1 });
});

it('loses none of many changes made at once', async () => {
  const episode = await saveRequest(queues, makeEpisode({ id: 'busy', progress: { done: 0, total: 20 } }));
  await Promise.all(
    Array.from({ length: 20 }, () =>
      changeEpisode(queues, episode, (current) => ({
        ...current,
        progress: { done: (current.progress?.done ?? 0) + 1, total: 20 },
      })),
    ),
  );
  expect((await readEpisode(place.home, episode)).progress).toEqual({ done: 20, total: 20 });
});

it('leaves the record alone where there is nothing to change', async () => {
  const episode = await saveRequest(queues, makeEpisode({ id: 'quiet' }));
  await changeEpisode(queues, episode, () => undefined);
  expect(await readEpisode(place.home, episode)).toEqual(episode);
});

it('tells everybody of a change', async () => {
  const episode = await saveRequest(queues, makeEpisode({ id: 'told' }));
  let unsubscribe = () => {};
  const told = new Promise<EpisodeNotice>((resolve) => {
    unsubscribe = queues.notices.subscribe((notice) => notice.stage === 'script' && resolve(notice));
  });
  // The first change may come before the subscription has reached Redis, so there are several.
  let isTold = false;
  void told.then(() => {
    isTold = true;
  });
  while (!isTold) await changeEpisode(queues, episode, (current) => ({ ...current, stage: 'script' }));
  unsubscribe();
  expect(await told).toMatchObject({ id: 'told', stage: 'script', state: 'queued' });
});
