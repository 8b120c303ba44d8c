import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Episode } from '../../../src/model/episode.ts';
import { estimateEpisode } from '../../../src/pipeline/estimate-episode.ts';
import { requestEpisode } from '../../../src/pipeline/request-episode.ts';
import { enqueueEpisode } from '../../../src/queue/enqueue.ts';
import { followEpisode } from '../../../src/queue/follow.ts';
import type { Queues } from '../../../src/queue/open-queues.ts';
import { listPrices } from '../../../src/speech/prices.ts';
import { createProviders } from '../../../src/speech/registry.ts';
import { ensureShow } from '../../../src/store/shows.ts';
import { startWorkers, type Workers } from '../../../workers/main.ts';
import type { StandIn } from '../../contract/servers/stand-in.ts';
import { makeInput } from '../../unit/pipeline/make-input.ts';
import { makeTemporaryHome, openSilently, type TemporaryHome } from '../queue/temporary-home.ts';
import { configureService, startToneService } from './stand-in-home.ts';

const PARAGRAPHS = Array.from({ length: 12 }, (_, day) => `On day ${day + 1} the ferry of Quillby left in time.`);
const TEXT = `The Ferry\n\n${PARAGRAPHS.join('\n\n')}\n`;
const { signal } = new AbortController();

let place: TemporaryHome;
let service: StandIn;
let queues: Queues;
let workers: Workers;

async function open(settings: Record<string, unknown> = {}): Promise<void> {
  await configureService(place.home, service, {}, settings);
  const config = loadConfig({ READOUT_HOME: place.home });
  queues = await openSilently(config);
  workers = startWorkers({ config, queues, logger: createLogger({ logLevel: 'silent' }) });
}

async function build(budgetUsd?: number): Promise<Episode> {
  const show = await ensureShow(place.home, 'default', { instance: 'cloud' });
  const wish = { parts: [makeInput(TEXT)], review: false, isNew: false, budgetUsd };
  const queued = await enqueueEpisode(queues, await requestEpisode(place.home, show, wish));
  return followEpisode(queues, queued, () => undefined, signal);
}

async function estimate() {
  const { instances } = loadConfig({ READOUT_HOME: place.home });
  const show = await ensureShow(place.home, 'default', { instance: 'cloud' });
  const programs = { ffmpeg: 'ffmpeg', redisServer: 'redis-server', espeak: 'espeak-ng', editor: undefined };
  const providers = createProviders({ instances, programs });
  const prices = listPrices(providers, instances);
  return estimateEpisode({ home: place.home, show, parts: [makeInput(TEXT)], providers, prices }, signal);
}

function billed(): number {
  return service.ledger.reduce((sum, entry) => sum + entry.billed, 0);
}

beforeEach(async () => {
  place = await makeTemporaryHome();
  service = await startToneService();
});

afterEach(async () => {
  await workers.close('hurry');
  await queues.close();
  await service.close();
  await place.remove();
});

it('estimates what the service then bills, and nothing for what was bought', async () => {
  await open();
  const before = await estimate();
  expect(before).toMatchObject({ isExact: true, isWhole: true });
  const done = await build();
  expect(done).toMatchObject({ state: 'done' });
  // At a dollar a character.
  expect(before.costUsd).toBe(billed());
  expect(done.result?.spent).toMatchObject({ billed: billed(), costUsd: billed(), isWhole: true });
  const after = await estimate();
  expect(after.costUsd).toBe(0);
  expect(after.instances).toEqual([expect.objectContaining({ units: 0, requestsFree: service.ledger.length })]);
});

it('stops before the budget of a build is exceeded, and goes on from there with another', async () => {
  await open();
  const { costUsd } = await estimate();
  const limit = Math.floor(costUsd / 2);
  const stopped = await build(limit);
  expect(stopped).toMatchObject({ state: 'failed', error: { code: 'budget-exceeded' } });
  expect(billed()).toBeLessThanOrEqual(limit);
  expect(billed()).toBeGreaterThan(limit - 100);
  const done = await build(costUsd - billed());
  expect(done).toMatchObject({ state: 'done', build: 2 });
  expect(billed()).toBe(costUsd);
  expect(new Set(service.ledger.map(({ text }) => text)).size).toBe(service.ledger.length);
});

it('counts a day by the records of its takes where Redis has forgotten it', async () => {
  await open({ dailyBudget: 200 });
  expect(await build()).toMatchObject({ state: 'failed', error: { code: 'budget-exceeded' } });
  const spent = billed();
  expect(spent).toBeLessThanOrEqual(200);
  await queues.redis.flushall();
  expect(await build(1000)).toMatchObject({ state: 'failed', error: { code: 'budget-exceeded' } });
  expect(billed()).toBeLessThanOrEqual(200);
});
