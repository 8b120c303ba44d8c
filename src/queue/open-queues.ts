import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { FlowProducer, Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Logger } from '../logger.ts';
import { readJson, writeJson } from '../store/json-file.ts';
import { connect, redisAddress } from './connection.ts';
import { createNotices, type Notices } from './notices.ts';
import { usePrivateRedis } from './private-redis.ts';

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
  const prefix = await readPrefix(home);
  const owned = redisUrl === undefined ? await usePrivateRedis(home, programs.redisServer) : undefined;
  const onError = (error: Error) => logger.debug({ reason: error.message }, 'redis connection failed');
  const address = owned?.address ?? redisAddress(redisUrl ?? '');
  const redis = await connect(address, onError);
  const queues = new Map<string, Queue>();
  const flows = new FlowProducer({ connection: redis, prefix });
  flows.on('error', onError);
  const notices = createNotices(redis, prefix, onError);
  let isClosing = false;
  redis.on('close', () => {
    if (!isClosing)
      owned?.revive().catch((reason: unknown) => logger.error({ err: reason }, 'redis did not come back'));
  });

  return {
    home,
    redis,
    prefix,
    flows,
    notices,
    logger,
    isPrivate: owned !== undefined,
    queue(name) {
      const known = queues.get(name);
      if (known !== undefined) return known;
      const queue = new Queue(name, { connection: redis, prefix });
      queue.on('error', onError);
      queues.set(name, queue);
      return queue;
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

const namespaceSchema = z.object({ format: z.literal('readout-namespace/1'), prefix: z.string() });

async function readPrefix(home: string): Promise<string> {
  const path = join(home, 'redis', 'namespace.json');
  const known = await readJson(path, namespaceSchema);
  if (known !== undefined) return known.prefix;
  await mkdir(join(home, 'redis'), { recursive: true });
  const prefix = `readout-${randomBytes(4).toString('hex')}`;
  await writeJson(path, { format: 'readout-namespace/1', prefix });
  // Of two processes that start at once the last to write wins, and both read what it wrote.
  return (await readJson(path, namespaceSchema))?.prefix ?? prefix;
}
