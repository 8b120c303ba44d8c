import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { answers, redisAddress } from '../../src/queue/connection.ts';
import { longArticle, makeWorkplace, parseEpisode, readout, start, until, type Workplace } from './run-readout.ts';

let folder: string;
let redis: ChildProcess;
let url: string;
let places: Workplace[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-redis-'));
  url = `unix:${join(folder, 'redis.sock')}`;
  const settings = ['--port', '0', '--unixsocket', join(folder, 'redis.sock'), '--save', '', '--dir', folder];
  redis = spawn(loadConfig({}).programs.redisServer, settings, { stdio: 'ignore' });
  await until(() => answers(redisAddress(url), 1000));
  places = [await makeWorkplace(), await makeWorkplace()];
  for (const place of places) await place.write('walk.txt', longArticle(12));
});

afterAll(async () => {
  redis.kill('SIGKILL');
  for (const place of places) await place.remove();
  await rm(folder, { recursive: true, force: true });
});

it('makes the same sound with two workers on a shared Redis as in one process', async () => {
  const [alone, shared] = places;
  if (alone === undefined || shared === undefined) throw new Error('There is no workplace.');
  const build = ['build', 'walk.txt', '--provider', 'tone', '--json'];
  const here = parseEpisode(await readout(alone, build));
  const workers = [start(shared, ['work'], { REDIS_URL: url }), start(shared, ['work'], { REDIS_URL: url })];
  const there = parseEpisode(await readout(shared, build, { REDIS_URL: url }));
  for (const { process: worker } of workers) worker.kill('SIGTERM');
  const ends = await Promise.all(workers.map(({ ended }) => ended));
  expect(ends.map(({ status }) => status)).toEqual([0, 0]);
  // The file's name holds a hash of everything that shapes its bytes.
  const nameOf = (media = '') => media.slice(media.lastIndexOf('/') + 1);
  expect(nameOf(there.result?.media)).toBe(nameOf(here.result?.media));
  expect(there.result?.takesMade).toBe(here.result?.takesMade);
});

it('says that nobody works where no worker is there, and stops on Ctrl-C', async () => {
  const [, shared] = places;
  if (shared === undefined) throw new Error('There is no workplace.');
  const waiting = start(shared, ['build', 'walk.txt', '--provider', 'tone', '--new'], { REDIS_URL: url });
  await waiting.says('readout work');
  waiting.process.kill('SIGINT');
  expect((await waiting.ended).status).toBe(130);
});
