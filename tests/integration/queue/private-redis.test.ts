import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answers } from '../../../src/queue/connection.ts';
import { type PrivateRedis, usePrivateRedis } from '../../../src/queue/private-redis.ts';
import { makeTemporaryHome, type TemporaryHome } from './temporary-home.ts';

let place: TemporaryHome;
let users: PrivateRedis[];

beforeEach(async () => {
  place = await makeTemporaryHome();
  users = [];
});

afterEach(async () => {
  for (const user of users) await user.leave();
  await place.remove();
});

async function use(): Promise<PrivateRedis> {
  const user = await usePrivateRedis(place.home, 'redis-server');
  users.push(user);
  return user;
}

async function leave(user: PrivateRedis): Promise<void> {
  users = users.filter((other) => other !== user);
  await user.leave();
}

function socketOf({ address }: PrivateRedis): string {
  return address.kind === 'socket' ? address.path : '';
}

async function ask<Answer>(user: PrivateRedis, question: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(socketOf(user));
  try {
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}

it('never throws work away for want of memory, and keeps it in the data folder', async () => {
  const user = await use();
  const settings = await ask(user, async (redis) => ({
    policy: (await redis.config('GET', 'maxmemory-policy')) as unknown,
    appendOnly: (await redis.config('GET', 'appendonly')) as unknown,
  }));
  expect(settings).toEqual({ policy: ['maxmemory-policy', 'noeviction'], appendOnly: ['appendonly', 'yes'] });
  expect(await readdir(join(place.home, 'redis'))).toContain('appendonlydir');
});

it('is started once for all who use the data folder, and stopped by the last to leave', async () => {
  const [first, second] = await Promise.all([use(), use()]);
  const pids = await Promise.all(
    [first, second].map((user) =>
      ask(user, async (redis) => /process_id:(\d+)/u.exec(await redis.info('server'))?.[1]),
    ),
  );
  expect(pids[0]).toBe(pids[1]);
  await leave(first);
  expect(await answers(second.address, 1000)).toBe(true);
  await leave(second);
  expect(await answers(second.address, 1000)).toBe(false);
  expect(existsSync(dirname(socketOf(second)))).toBe(false);
});

it('holds what it held after a stop', async () => {
  const first = await use();
  await ask(first, (redis) => redis.set('mill', 'grinds'));
  await leave(first);
  expect(await ask(await use(), (redis) => redis.get('mill'))).toBe('grinds');
});

it('comes back after it was killed', async () => {
  const user = await use();
  const pid = await ask(user, async (redis) => Number(/process_id:(\d+)/u.exec(await redis.info('server'))?.[1]));
  process.kill(pid, 'SIGKILL');
  await user.revive();
  expect(await ask(user, (redis) => redis.ping())).toBe('PONG');
});

it('does not count a user that is gone, nor a lock that its holder left behind', async () => {
  const user = await use();
  const folder = dirname(socketOf(user));
  // No process has a number this high.
  await writeFile(join(folder, 'users', '99999999-dead'), '');
  await writeFile(join(folder, 'lock'), '99999999');
  await leave(user);
  expect(await answers(user.address, 1000)).toBe(false);
});

it('starts empty where its file cannot be read', async () => {
  const first = await use();
  await ask(first, (redis) => redis.set('mill', 'grinds'));
  await leave(first);
  const files = join(place.home, 'redis', 'appendonlydir');
  for (const name of await readdir(files)) await writeFile(join(files, name), 'torn to pieces');
  const second = await use();
  expect(await ask(second, (redis) => redis.get('mill'))).toBeNull();
});

it('starts empty where its files were deleted', async () => {
  await leave(await use());
  await rm(join(place.home, 'redis'), { recursive: true });
  expect(await ask(await use(), (redis) => redis.ping())).toBe('PONG');
});

it('says how to get the program where it is missing', async () => {
  const failure = usePrivateRedis(place.home, '/nowhere/redis-server');
  await expect(failure).rejects.toMatchObject({
    code: 'tool-missing',
    hint: expect.stringContaining('apt-get install'),
  });
});

it('says so where it cannot start', async () => {
  await mkdir(join(place.home, 'redis'));
  await expect(usePrivateRedis(place.home, 'false')).rejects.toMatchObject({ code: 'tool-failed' });
});
