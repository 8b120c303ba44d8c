import { setTimeout as delay } from 'node:timers/promises';
import { Redis, ReplyError } from 'ioredis';
import { ReadoutError } from '../model/readout-error.ts';
import { asQueueError, isDiskError } from './redis-error.ts';

/** Where a Redis listens. */
export type RedisAddress =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'socket'; readonly path: string };

/** How long a start may wait for Redis to answer, in ms. */
const START_LIMIT_MS = 4000;
/** Longest wait between two attempts to connect again, in ms. */
const LONGEST_RETRY_MS = 500;

/** The address that `REDIS_URL` names; `unix:` addresses are sockets. */
export function redisAddress(redisUrl: string): RedisAddress {
  const { protocol, pathname } = new URL(redisUrl);
  return protocol === 'unix:' ? { kind: 'socket', path: decodeURIComponent(pathname) } : { kind: 'url', url: redisUrl };
}

/**
 * A connection for BullMQ: it answers now, and comes back by itself when Redis goes away later.
 * @throws ReadoutError `redis-unreachable` within seconds where nothing answers.
 */
export async function connect(address: RedisAddress, onError: (error: Error) => void): Promise<Redis> {
  await requireAnswer(address);
  const redis = createClient(address, {
    // BullMQ's blocking calls must wait for ever; a client that gives up after some tries would fail the worker.
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 50, LONGEST_RETRY_MS),
  });
  redis.on('error', onError);
  return redis;
}

/** Whether a Redis answers there now. */
export async function answers(address: RedisAddress, limitMs: number): Promise<boolean> {
  const why = await whyNoAnswer(address, limitMs);
  // One that complains (of a full disk, say) is there too.
  return why === undefined || why instanceof ReplyError;
}

async function requireAnswer(address: RedisAddress): Promise<void> {
  const why = await whyNoAnswer(address, START_LIMIT_MS);
  if (why === undefined) return;
  if (isDiskError(why)) throw asQueueError(why);
  throw new ReadoutError('redis-unreachable', `Redis at ${describe(address)} cannot be reached: ${sayError(why)}.`, {
    hint: 'Start it, or unset REDIS_URL and Readout starts a private one.',
    cause: why,
  });
}

async function whyNoAnswer(address: RedisAddress, limitMs: number): Promise<Error | undefined> {
  const probe = createClient(address, {
    lazyConnect: true,
    connectTimeout: limitMs,
    enableOfflineQueue: false,
    retryStrategy: () => null,
  });
  // The error of a connection comes as an event; the call itself then only says that it is closed.
  let reason: Error | undefined;
  probe.on('error', (error: Error) => {
    reason = error;
  });
  const limit = new AbortController();
  const timeout = delay(limitMs, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`no answer within ${limitMs / 1000} s`);
  });
  try {
    await Promise.race([probe.connect().then(() => probe.ping()), timeout]);
    return undefined;
  } catch (error) {
    return reason ?? (error instanceof Error ? error : new Error(String(error)));
  } finally {
    timeout.catch(() => undefined);
    limit.abort();
    probe.disconnect();
  }
}

interface ClientSettings {
  readonly lazyConnect?: boolean;
  readonly connectTimeout?: number;
  readonly enableOfflineQueue?: boolean;
  readonly maxRetriesPerRequest?: null;
  readonly retryStrategy: (times: number) => number | null;
}

function createClient(address: RedisAddress, settings: ClientSettings): Redis {
  return new Redis(address.kind === 'socket' ? address.path : address.url, { ...settings });
}

function sayError(error: Error): string {
  if (!('code' in error)) return error.message;
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'the connection is refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'no such host';
    case 'ENOENT':
      return 'there is no such socket';
    default:
      return error.message;
  }
}

/** The address without its password. */
function describe(address: RedisAddress): string {
  if (address.kind === 'socket') return address.path;
  const { protocol, host } = new URL(address.url);
  return `${protocol}//${host}`;
}
