import { mkdir } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Episode } from '../../src/model/episode.ts';
import { sharedFaults } from '../contract/servers/faults.ts';
import type { StandIn } from '../contract/servers/stand-in.ts';
import { configureService, startToneService } from '../integration/speech/stand-in-home.ts';
import { countBills, killWorkers } from './kill-workers.ts';
import { longArticle, makeWorkplace, parseEpisode, readout, type Workplace } from './run-readout.ts';

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
  expect(countBills(service.ledger)).toEqual({ fewest: 1, extra: 0 });
  for (const fault of Object.keys(SHARES)) {
    expect(service.ledger.filter(({ outcome }) => outcome === fault).length, fault).toBeGreaterThan(0);
  }
  // The records know of everything but the answers that were lost on the line.
  const arrived = service.ledger.filter(({ outcome }) => outcome !== 'dropped');
  expect(episode.result?.spent?.billed).toBe(arrived.reduce((sum, { billed }) => sum + billed, 0));
  expect((await readout(place, ['check', episode.id])).status).toBe(0);
});

it(`completes it although its worker is killed ${KILLS} times, and loses no more than what was in flight`, async () => {
  service.setFaults(sharedFaults(SHARES, 23));
  const { episode, moments } = await killWorkers(place, service, {
    kills: KILLS,
    segments: SEGMENTS_KILLED,
    random: Math.random,
  });
  expectWhole(episode, SEGMENTS_KILLED);
  const { fewest, extra } = countBills(service.ledger);
  expect(fewest).toBe(1);
  expect(extra, `killed at ${moments.join(', ')}`).toBeLessThanOrEqual(KILLS * CONCURRENCY);
  expect((await readout(place, ['check', episode.id])).status).toBe(0);
});
