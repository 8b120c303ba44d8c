import type { Queues } from '../src/queue/open-queues.ts';
import { withRedisLock } from '../src/queue/redis-lock.ts';
import type { TakeLock } from '../src/speech/take-lock.ts';

/** The take lock for all machines that share a Redis: expires when its holder dies, is renewed while it works. */
export function createRedisTakeLock({ redis, prefix }: Pick<Queues, 'redis' | 'prefix'>): TakeLock {
  return { withLock: (key, signal, work) => withRedisLock(redis, `${prefix}:take:${key}`, signal, work) };
}
