import { createRedisTakeLock } from '../../workers/redis-take-lock.ts';
import { openQueues, type Queues } from '../queue/open-queues.ts';
import { asQueueError } from '../queue/redis-error.ts';
import type { TakeLock } from '../speech/take-lock.ts';
import type { Environment } from './environment.ts';

/**
 * Runs `work` with the lock that workers use too, so that a command and a build that change the same file at once lose
 * nothing. Redis is opened when the lock is first asked for, and closed whatever happens.
 */
export async function withCommandLock<Result>(
  { config, logger }: Pick<Environment, 'config' | 'logger'>,
  work: (lock: TakeLock) => Promise<Result>,
): Promise<Result> {
  let opened: Promise<Queues> | undefined;
  const lock: TakeLock = {
    async withLock(key, signal, locked) {
      opened ??= openQueues(config, logger);
      return createRedisTakeLock(await opened).withLock(key, signal, locked);
    },
  };
  try {
    return await work(lock);
  } catch (thrown) {
    throw asQueueError(thrown);
  } finally {
    const queues = await opened?.catch(() => undefined);
    await queues?.close();
  }
}
