import { startWorkers } from '../../workers/main.ts';
import { openQueues, type Queues } from '../queue/open-queues.ts';
import { asQueueError } from '../queue/redis-error.ts';
import type { Environment } from './environment.ts';

/**
 * Runs `work` with the queues open and closes them whatever happens. Where Redis is our own, this process has workers too;
 * with `REDIS_URL` set, `readout work` processes do the work.
 */
export async function withQueues<Result>(
  { config, logger }: Environment,
  work: (queues: Queues) => Promise<Result>,
): Promise<Result> {
  const queues = await openQueues(config, logger);
  try {
    const workers = queues.isPrivate ? startWorkers({ config, queues, logger }) : undefined;
    try {
      return await work(queues);
    } catch (thrown) {
      throw asQueueError(thrown);
    } finally {
      await workers?.close('hurry');
    }
  } finally {
    await queues.close();
  }
}
