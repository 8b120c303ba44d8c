import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Config } from '../config.ts';
import { connect, redisAddress } from './connection.ts';
import { redisMissing } from './private-redis.ts';

/**
 * Version of the Redis that would be used: that of `REDIS_URL`, else the program's own.
 * @throws ReadoutError `redis-unreachable` or `tool-missing`.
 */
export async function redisVersion({ redisUrl, programs }: Pick<Config, 'redisUrl' | 'programs'>): Promise<string> {
  if (redisUrl !== undefined) {
    const redis = await connect(redisAddress(redisUrl), () => undefined);
    const info = await redis.info('server');
    redis.disconnect();
    return /^redis_version:(\S+)/mu.exec(info)?.[1] ?? 'unknown';
  }
  try {
    const { stdout } = await promisify(execFile)(programs.redisServer, ['--version'], { timeout: 5000 });
    return /v=(\S+)/u.exec(stdout)?.[1] ?? stdout.trim();
  } catch (cause) {
    throw redisMissing(programs.redisServer, cause);
  }
}
