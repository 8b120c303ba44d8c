import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import type { Episode } from '../../src/model/episode.ts';
import { answers, redisAddress } from '../../src/queue/connection.ts';
import type { LedgerEntry, StandIn } from '../contract/servers/stand-in.ts';
import { longArticle, parseEpisode, type Running, start, until, type Workplace } from './run-readout.ts';

/** Answers that were spoilt or lost on the line: they are rightly bought again. */
const LOST: readonly string[] = ['dropped', 'silent', 'cut'];

/** How many bills each text has had for answers that arrived whole and good, or went nowhere as nobody waited any more. */
export function countBills(ledger: readonly LedgerEntry[]): { readonly fewest: number; readonly extra: number } {
  const counts = new Map<string, number>();
  for (const { text, billed, outcome } of ledger) {
    counts.set(text, (counts.get(text) ?? 0) + (billed > 0 && !LOST.includes(outcome) ? 1 : 0));
  }
  const all = [...counts.values()];
  return { fewest: Math.min(...all), extra: all.reduce((sum, count) => sum + count - 1, 0) };
}

/** How often a worker is killed, and in how long an episode. */
export interface Killing {
  readonly kills: number;
  readonly segments: number;
  /** Between 0 and 1: chooses the moments. */
  random(): number;
}

/**
 * Builds a long article with the instance `cloud` while the only worker is killed with SIGKILL at random moments of the speech, by
 * how much the service has done, and started again each time.
 */
export async function killWorkers(
  place: Workplace,
  service: StandIn,
  { kills, segments, random }: Killing,
): Promise<{ readonly episode: Episode; readonly moments: readonly number[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-redis-'));
  const socket = join(folder, 'redis.sock');
  const url = `unix:${socket}`;
  const settings = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder];
  const redis = spawn(loadConfig({}).programs.redisServer, settings, { stdio: 'ignore' });
  const work = () => start(place, ['work'], { REDIS_URL: url });
  let worker: Running | undefined;
  try {
    await until(() => answers(redisAddress(url), 1000));
    await place.write('walk.txt', longArticle(segments));
    worker = work();
    const build = start(place, ['build', 'walk.txt', '--provider', 'cloud', '--json'], { REDIS_URL: url });
    const moments = Array.from({ length: kills }, () => 10 + Math.floor(random() * (segments - 20)));
    for (const moment of moments.sort((one, other) => one - other)) {
      await until(() => service.ledger.length >= moment);
      worker.process.kill('SIGKILL');
      await worker.ended;
      worker = work();
    }
    return { episode: parseEpisode(await build.ended), moments };
  } finally {
    worker?.process.kill('SIGTERM');
    await worker?.ended;
    redis.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}
