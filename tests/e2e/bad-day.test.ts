import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import type { Episode } from '../../src/model/episode.ts';
import { answers, redisAddress } from '../../src/queue/connection.ts';
import { type Fault, sharedFaults } from '../contract/servers/faults.ts';
import type { LedgerEntry, StandIn } from '../contract/servers/stand-in.ts';
import { configureService, startToneService } from '../integration/speech/stand-in-home.ts';
import {
  longArticle,
  makeWorkplace,
  parseEpisode,
  type Running,
  readout,
  start,
  until,
  type Workplace,
} from './run-readout.ts';

const SEGMENTS = 300;
/** Enough for five kills at different stages; each one costs a start of the worker and the wait for its locks. */
const SEGMENTS_KILLED = 120;
const SHARES = { throttled: 0.03, dropped: 0.1, silent: 0.02, cut: 0.02 } as const;
const CONCURRENCY = 4;
const KILLS = 5;

let place: Workplace;
let service: StandIn;

beforeEach(async () => {
  place = await makeWorkplace();
  await mkdir(place.home, { recursive: true });
  service = await startToneService();
  await configureService(place.home, service, { concurrency: CONCURRENCY });
});

afterEach(async () => {
  await service.close();
  await place.remove();
});

function entriesByText(): Map<string, LedgerEntry[]> {
  const entries = new Map<string, LedgerEntry[]>();
  for (const entry of service.ledger) entries.set(entry.text, [...(entries.get(entry.text) ?? []), entry]);
  return entries;
}

/** How many bills each text has had for answers that arrived whole and good, or went nowhere as nobody waited any more. */
function bills(): { readonly fewest: number; readonly extra: number } {
  const lost: readonly (Fault | string)[] = ['dropped', 'silent', 'cut'];
  const counts = [...entriesByText().values()].map(
    (entries) => entries.filter(({ billed, outcome }) => billed > 0 && !lost.includes(outcome)).length,
  );
  return { fewest: Math.min(...counts), extra: counts.reduce((sum, count) => sum + count - 1, 0) };
}

function expectWhole(episode: Episode, segments: number): void {
  expect(episode).toMatchObject({ state: 'done' });
  expect(episode.result?.segments).toBeGreaterThanOrEqual(segments);
}

it('completes a long episode on a bad day of its service, and pays twice only for what was lost or spoilt', async () => {
  await place.write('walk.txt', longArticle(SEGMENTS));
  service.setFaults(sharedFaults(SHARES, 11));
  const ended = await readout(place, ['build', 'walk.txt', '--provider', 'cloud', '--json']);
  const episode = parseEpisode(ended);
  expectWhole(episode, SEGMENTS);
  expect(bills()).toEqual({ fewest: 1, extra: 0 });
  for (const fault of Object.keys(SHARES)) {
    expect(service.ledger.filter(({ outcome }) => outcome === fault).length, fault).toBeGreaterThan(0);
  }
  // The records know of everything but the answers that were lost on the line.
  const arrived = service.ledger.filter(({ outcome }) => outcome !== 'dropped');
  expect(episode.result?.spent?.billed).toBe(arrived.reduce((sum, { billed }) => sum + billed, 0));
  expect((await readout(place, ['check', episode.id])).status).toBe(0);
});

it(`completes it although its worker is killed ${KILLS} times, and loses no more than what was in flight`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-redis-'));
  const socket = join(folder, 'redis.sock');
  const url = `unix:${socket}`;
  const settings = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder];
  const redis: ChildProcess = spawn(loadConfig({}).programs.redisServer, settings, { stdio: 'ignore' });
  await until(() => answers(redisAddress(url), 1000));
  await place.write('walk.txt', longArticle(SEGMENTS_KILLED));
  service.setFaults(sharedFaults(SHARES, 23));
  const work = () => start(place, ['work'], { REDIS_URL: url });
  let worker: Running = work();
  const build = start(place, ['build', 'walk.txt', '--provider', 'cloud', '--json'], { REDIS_URL: url });
  // Random moments of the speech, by how much the service has done.
  const moments = Array.from({ length: KILLS }, () => 10 + Math.floor(Math.random() * (SEGMENTS_KILLED - 20)));
  for (const moment of moments.sort((one, other) => one - other)) {
    await until(() => service.ledger.length >= moment);
    worker.process.kill('SIGKILL');
    await worker.ended;
    worker = work();
  }
  const episode = parseEpisode(await build.ended);
  worker.process.kill('SIGTERM');
  await worker.ended;
  redis.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
  expectWhole(episode, SEGMENTS_KILLED);
  const { fewest, extra } = bills();
  expect(fewest).toBe(1);
  expect(extra, `killed at ${moments.join(', ')}`).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  expect((await readout(place, ['check', episode.id])).status).toBe(0);
});
