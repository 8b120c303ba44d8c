import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '../../../src/logger.ts';
import type { Episode } from '../../../src/model/episode.ts';
import { requestEpisode } from '../../../src/pipeline/request-episode.ts';
import { enqueueEpisode, stopEpisode } from '../../../src/queue/enqueue.ts';
import { followEpisode } from '../../../src/queue/follow.ts';
import type { Queues } from '../../../src/queue/open-queues.ts';
import { ensureShow, writeShow } from '../../../src/store/shows.ts';
import { startWorkers, type Workers } from '../../../workers/main.ts';
import { makeInput } from '../../unit/pipeline/make-input.ts';
import { makeTemporaryHome, openSilently, type TemporaryHome } from './temporary-home.ts';

const TEXT = 'The Quiet Mill\n\nThe mill of Auerbach stands still.\n\nNobody grinds there now.\n';
const { signal } = new AbortController();
const ignore = () => undefined;

let place: TemporaryHome;
let queues: Queues;
let workers: Workers | undefined;

beforeEach(async () => {
  place = await makeTemporaryHome();
  queues = await openSilently(place.config);
  workers = undefined;
});

afterEach(async () => {
  await workers?.close('hurry');
  await queues.close();
  await place.remove();
});

function work(): void {
  workers = startWorkers({ config: place.config, queues, logger: createLogger({ logLevel: 'silent' }) });
}

async function request(cast: Record<string, string> = {}): Promise<Episode> {
  const show = await ensureShow(place.home, 'default', { instance: 'tone' });
  await writeShow(place.home, { ...show, cast });
  return requestEpisode(place.home, show, { parts: [makeInput(TEXT)], review: false, isNew: false });
}

it('writes state and request before anything is queued, and the result at the end', async () => {
  const queued = await enqueueEpisode(queues, await request());
  expect(queued).toMatchObject({ state: 'queued', build: 1 });
  work();
  const stages = new Set<string>();
  const done = await followEpisode(queues, queued, ({ stage }) => stages.add(stage ?? ''), signal);
  expect(done).toMatchObject({ state: 'done', result: { title: 'The Quiet Mill', chapters: 1 } });
  expect([...stages]).toEqual(expect.arrayContaining(['speech', 'stitch', 'publish']));
});

it('keeps nothing of a finished episode in the queues', async () => {
  const queued = await enqueueEpisode(queues, await request());
  work();
  await followEpisode(queues, queued, ignore, signal);
  // A job is removed a moment after the record says that it is done.
  await workers?.close('drain');
  workers = undefined;
  for (const name of ['ingest', 'script', 'speech-tone', 'stitch', 'publish']) {
    const { completed = 0, failed = 0, waiting = 0, active = 0 } = await queues.queue(name).getJobCounts();
    expect({ name, jobs: completed + failed + waiting + active }).toEqual({ name, jobs: 0 });
  }
});

it('fails with what the step said, once, and is built again when asked', async () => {
  const failing = await enqueueEpisode(queues, await request({ narrator: 'tone:nobody' }));
  work();
  const failed = await followEpisode(queues, failing, ignore, signal);
  expect(failed).toMatchObject({ state: 'failed', stage: 'script', error: { code: 'voice-not-found' } });
  const again = await enqueueEpisode(queues, await request({}));
  const done = await followEpisode(queues, again, ignore, signal);
  expect(done).toMatchObject({ state: 'done', build: 2, guid: failed.guid });
  expect(done.error).toBeUndefined();
});

it('does the newest of two builds of one episode, and the older one nothing more', async () => {
  const request1 = await request();
  await enqueueEpisode(queues, request1);
  const second = await enqueueEpisode(queues, request1);
  work();
  const done = await followEpisode(queues, second, ignore, signal);
  expect(done).toMatchObject({ state: 'done', build: 2 });
});

it('does nothing for an episode that was stopped', async () => {
  const queued = await enqueueEpisode(queues, await request());
  await stopEpisode(queues, queued);
  work();
  expect(await followEpisode(queues, queued, ignore, signal)).toMatchObject({ state: 'stopped' });
  // Its jobs run empty: the ingest job has written nothing.
  await workers?.close('drain');
  workers = undefined;
  expect(await queues.queue('ingest').getJobCountByTypes('completed', 'failed')).toBe(0);
});

it('queues an episode again whose jobs Redis has lost', async () => {
  const queued = await enqueueEpisode(queues, await request());
  await queues.redis.flushall();
  work();
  const done = await followEpisode(queues, queued, ignore, signal);
  expect(done).toMatchObject({ state: 'done', build: 2 });
});

it('names the segments that could not be spoken', async () => {
  const queued = await enqueueEpisode(queues, await request());
  // Nothing can be kept where the folder of takes is a file.
  await writeFile(join(place.home, 'takes'), '');
  work();
  const failed = await followEpisode(queues, queued, ignore, signal);
  expect(failed.state).toBe('failed');
  expect(failed.error?.message).toMatch(/^\d segments of \d could not be spoken: .*The mill of Auerbach/u);
});
