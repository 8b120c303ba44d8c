import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { ReadoutError } from '../model/readout-error.ts';
import { answers, type RedisAddress } from './connection.ts';
import {
  addUser,
  findRuntimeFolder,
  type RuntimeFolder,
  removeFolder,
  removeUser,
  withFolderLock,
} from './runtime-folder.ts';

/** A Redis of our own, shared by all Readout processes of one data folder. */
export interface PrivateRedis {
  readonly address: RedisAddress;
  /** Starts it again if it has gone away. */
  revive(): Promise<void>;
  /** Leaves it; the last to leave stops it. */
  leave(): Promise<void>;
}

/** A start takes 40 ms on an idle machine; a file of some hundred MB takes seconds to load. In ms. */
const START_LIMIT_MS = 20_000;
const PING_LIMIT_MS = 1000;
const POLL_MS = 10;
const STOP_LIMIT_MS = 5000;

/**
 * Adopts the data folder's running Redis or starts one: unix socket in a short folder, append-only file in `<home>/redis`.
 * @throws ReadoutError `tool-missing` where there is no redis-server, `tool-failed` where it does not start.
 */
export async function usePrivateRedis(home: string, program: string): Promise<PrivateRedis> {
  const folder = await findRuntimeFolder(home);
  const address: RedisAddress = { kind: 'socket', path: folder.socket };
  const adoptOrStart = async () => {
    if (!(await answers(address, PING_LIMIT_MS))) await start(program, folder, join(home, 'redis'));
  };
  const user = await withFolderLock(folder, async () => {
    await adoptOrStart();
    return addUser(folder);
  });
  return {
    address,
    revive: () => withFolderLock(folder, adoptOrStart),
    leave: () =>
      withFolderLock(folder, async () => {
        if (!(await removeUser(folder, user))) return;
        await stop(folder);
        await removeFolder(folder);
      }),
  };
}

async function start(program: string, folder: RuntimeFolder, data: string): Promise<void> {
  await mkdir(data, { recursive: true });
  if (await tryStart(program, folder, data)) return;
  const why = await lastLogLine(data);
  if (/no space left/iu.test(why)) {
    throw new ReadoutError('disk-full', `The disk is full: redis-server cannot write to ${data}.`, {
      hint: 'Free some space and run the command again; finished work is kept.',
    });
  }
  // Redis holds work in flight only, and losing it loses nothing: a file that it cannot load is put aside.
  const file = join(data, 'appendonlydir');
  await rm(`${file}.broken`, { recursive: true, force: true });
  await rename(file, `${file}.broken`).catch(() => undefined);
  if (await tryStart(program, folder, data)) return;
  throw new ReadoutError('tool-failed', `redis-server does not start: ${await lastLogLine(data)}`, {
    hint: `Its log is ${join(data, 'redis.log')}.`,
  });
}

async function tryStart(program: string, folder: RuntimeFolder, data: string): Promise<boolean> {
  await rm(folder.socket, { force: true });
  const child = spawn(program, serverArguments(folder, data), { detached: true, stdio: 'ignore', cwd: data });
  await hasSpawned(child, program);
  const address: RedisAddress = { kind: 'socket', path: folder.socket };
  for (const startedAt = Date.now(); child.exitCode === null; await delay(POLL_MS)) {
    if (await answers(address, PING_LIMIT_MS)) {
      // It outlives this process on purpose: another Readout may have adopted it.
      child.unref();
      return true;
    }
    if (Date.now() - startedAt > START_LIMIT_MS) {
      child.kill('SIGKILL');
      break;
    }
  }
  return false;
}

function serverArguments(folder: RuntimeFolder, data: string): string[] {
  const settings = {
    port: '0',
    unixsocket: folder.socket,
    unixsocketperm: '700',
    dir: data,
    logfile: join(data, 'redis.log'),
    appendonly: 'yes',
    appendfsync: 'everysec',
    save: '',
    'maxmemory-policy': 'noeviction',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

async function hasSpawned(child: ChildProcess, program: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (cause) => reject(redisMissing(program, cause)));
  });
}

/** The error for a program that is not there. */
export function redisMissing(program: string, cause: unknown): ReadoutError {
  return new ReadoutError(
    'tool-missing',
    `The program ${program} cannot be started; Readout needs it to queue its work.`,
    {
      hint: 'Install it (`sudo apt-get install redis-server`, on macOS `brew install redis`), or set REDIS_URL to a Redis that runs.',
      cause,
    },
  );
}

async function lastLogLine(data: string): Promise<string> {
  const log = await readFile(join(data, 'redis.log'), 'utf8').catch(() => '');
  return log.trimEnd().split('\n').at(-1) ?? '';
}

async function stop(folder: RuntimeFolder): Promise<void> {
  const redis = new Redis(folder.socket, { retryStrategy: () => null, connectTimeout: PING_LIMIT_MS });
  redis.on('error', () => undefined);
  const isGone = once(redis, 'end');
  const pid = Number(/^process_id:(\d+)/mu.exec(await redis.info('server').catch(() => ''))?.[1] ?? 0);
  // With an append-only file there is no snapshot to save; what is buffered is flushed before Redis ends.
  redis.shutdown('NOSAVE').catch(() => undefined);
  const limit = new AbortController();
  const isLate = await Promise.race([
    isGone.then(() => false),
    delay(STOP_LIMIT_MS, true, { signal: limit.signal }).catch(() => false),
  ]);
  limit.abort();
  // A connection that has ended must not be closed once more: ioredis would keep the process alive for two seconds.
  if (!isLate) return;
  redis.disconnect();
  // It refuses to end while it cannot write its file; nothing in it is worth waiting for.
  if (pid > 0) process.kill(pid, 'SIGKILL');
}
