import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { ReadoutError } from '../model/readout-error.ts';

/** A lock whose holder died is free again after this, in ms. */
const EXPIRY_MS = 10_000;
const RENEWAL_MS = 3000;
const FIRST_WAIT_MS = 2;
const LONGEST_WAIT_MS = 25;

/** Deletes or prolongs a lock only while it is still ours. */
const FREE_SCRIPT = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;
const RENEW_SCRIPT = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1], ARGV[2]) end return 0`;

/**
 * Runs `work` while nobody else that uses this Redis runs work under the same key. The lock is renewed while work runs; the
 * signal that work is handed fires when the caller stops or the lock is lost.
 * @throws ReadoutError `stopped` when `signal` fires while waiting.
 */
export async function withRedisLock<Result>(
  redis: Redis,
  key: string,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const token = randomUUID();
  throwIfStopped(signal);
  for (let waitMs = FIRST_WAIT_MS; (await redis.set(key, token, 'PX', EXPIRY_MS, 'NX')) !== 'OK'; ) {
    // Those who wait ask at different times, or they would all come at once and again leave but one.
    await delay(waitMs * (0.5 + Math.random()), undefined, { signal }).catch(() => undefined);
    throwIfStopped(signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
  const lost = new AbortController();
  const stopRenewing = keepRenewing(redis, key, token, lost);
  try {
    return await work(signal === undefined ? lost.signal : AbortSignal.any([signal, lost.signal]));
  } finally {
    stopRenewing();
    await redis.eval(FREE_SCRIPT, 1, key, token);
  }
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ReadoutError('stopped', 'Stopped while waiting for another worker.');
}

function keepRenewing(redis: Redis, key: string, token: string, lost: AbortController): () => void {
  let heldUntil = Date.now() + EXPIRY_MS;
  const renew = async () => {
    const askedAt = Date.now();
    // While Redis is away the call waits; the time that passes decides then.
    if (askedAt > heldUntil)
      lost.abort(new ReadoutError('unexpected', `The lock ${key} ran out.`, { isRetryable: true }));
    else if ((await redis.eval(RENEW_SCRIPT, 1, key, token, EXPIRY_MS)) === 1) heldUntil = askedAt + EXPIRY_MS;
    else lost.abort(new ReadoutError('unexpected', `The lock ${key} was lost.`, { isRetryable: true }));
  };
  const timer = setInterval(() => {
    renew().catch((error: unknown) => lost.abort(error));
  }, RENEWAL_MS);
  return () => clearInterval(timer);
}
