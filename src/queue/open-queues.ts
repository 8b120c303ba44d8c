import { FlowProducer, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { connect, redisAddress } from './connection.ts';
import { queueName } from './names.ts';
import { readNamespace } from './namespace.ts';
import { createNotices, type Notices } from './notices.ts';
import { usePrivateRedis } from './private-redis.ts';
import { asQueueError, isDiskError } from './redis-error.ts';

/** The queues of one data folder, open. */
export interface Queues {
  readonly home: string;
  readonly redis: Redis;
  /** Begins every key in Redis: data folders that share a Redis do not see each other's work. */
  readonly prefix: string;
  readonly flows: FlowProducer;
  readonly notices: Notices;
  /** True where Redis is ours, so that this process does the work itself. */
  readonly isPrivate: boolean;
  readonly logger: Logger;
  queue(name: string): Queue;
  /** Whether anybody works here; true where Redis does not say. */
  hasWorkers(): Promise<boolean>;
  /** Fires when Redis takes no more work, with the ReadoutError that says why. */
  readonly broken: AbortSignal;
  /** Takes in what a connection, queue or worker complains of. */
  report(error: Error): void;
  /** Calls `listener` each time Redis is back after it was away, perhaps empty. */
  onReturn(listener: () => void): () => void;
  close(): Promise<void>;
}

/**
 * Opens the queues: in the Redis of `REDIS_URL`, else in a private one that is started or adopted.
 * @throws ReadoutError `redis-unreachable`, `tool-missing`, `tool-failed` or `disk-full`.
 */
export async function openQueues(
  { home, redisUrl, programs }: Pick<Config, 'home' | 'redisUrl' | 'programs'>,
  logger: Logger,
): Promise<Queues> {
  const prefix = await readNamespace(home);
  const owned = redisUrl === undefined ? await usePrivateRedis(home, programs.redisServer) : undefined;
  const breaking = new AbortController();
  const report = (error: Error) => {
    logger.debug({ reason: error.message }, 'redis complained');
    if (isDiskError(error)) breaking.abort(asQueueError(error));
  };
  const address = owned?.address ?? redisAddress(redisUrl ?? '');
  const redis = await connect(address, report);
  const queues = new Map<string, Queue>();
  const flows = new FlowProducer({ connection: redis, prefix });
  flows.on('error', report);
  const notices = createNotices(redis, prefix, report);
  let isClosing = false;
  redis.on('close', () => {
    if (!isClosing)
      owned?.revive().catch((reason: unknown) => logger.error({ err: reason }, 'redis did not come back'));
  });

  const queue = (name: string) => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const made = new Queue(name, { connection: redis, prefix });
    made.on('error', report);
    queues.set(name, made);
    return made;
  };

  return {
    home,
    redis,
    prefix,
    flows,
    notices,
    logger,
    isPrivate: owned !== undefined,
    broken: breaking.signal,
    report,
    queue,
    async hasWorkers() {
      // Some hosted Redis do not let their clients be listed.
      return (
        owned !== undefined ||
        (await queue(queueName('ingest'))
          .getWorkersCount()
          .catch(() => 1)) > 0
      );
    },
    onReturn(listener) {
      redis.on('ready', listener);
      return () => redis.off('ready', listener);
    },
    async close() {
      isClosing = true;
      await Promise.all([flows.close(), ...[...queues.values()].map((queue) => queue.close())]);
      notices.close();
      redis.disconnect();
      await owned?.leave();
    },
  };
}
