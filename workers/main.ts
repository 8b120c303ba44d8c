import { type Job, Worker } from 'bullmq';
import type { Config } from '../src/config.ts';
import type { Logger } from '../src/logger.ts';
import { asReadoutError } from '../src/model/readout-error.ts';
import { jobDataSchema } from '../src/queue/job-data.ts';
import { queueName } from '../src/queue/names.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import { runIngestJob } from './ingest.worker.ts';
import { runPublishJob } from './publish.worker.ts';
import { type ActiveJob, recordFailure } from './run-job.ts';
import { runScriptJob } from './script.worker.ts';
import { runSpeechJob } from './speech.worker.ts';
import { runStitchJob } from './stitch.worker.ts';
import { closeWorkbench, createWorkbench, type Workbench } from './workbench.ts';

/** Running workers of this process. */
export interface Workers {
  /** Ends them. `drain` lets running jobs finish; `hurry` gives them back to the queue. */
  close(manner: 'drain' | 'hurry'): Promise<void>;
}

/**
 * A job whose worker died is taken up again after at most the sum of both, in ms; shorter ones would take a job from a worker
 * that is only busy.
 */
const RECOVERY = { lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 5 } as const;

/** Starts a worker for every queue: the same in a process of its own, in `serve` and inside `build`. */
export function startWorkers(settings: {
  readonly config: Config;
  readonly queues: Queues;
  readonly logger: Logger;
}): Workers {
  const closing = new AbortController();
  const bench = createWorkbench(settings, closing.signal);
  const workers = [
    startWorker(bench, queueName('ingest'), 2, runIngestJob),
    startWorker(bench, queueName('script'), 1, runScriptJob),
    startWorker(bench, queueName('stitch'), 1, runStitchJob),
    startWorker(bench, queueName('publish'), 1, runPublishJob),
    ...[...bench.providers.values()].map(({ instance, capabilities }) =>
      startWorker(bench, queueName('speech', instance), capabilities.concurrency, runSpeechJob),
    ),
  ];
  return {
    async close(manner) {
      if (manner === 'hurry') closing.abort(new Error('The worker closes.'));
      await Promise.all(workers.map((worker) => worker.close()));
      await closeWorkbench(bench);
    },
  };
}

/** Starts the worker of one queue. */
export function startWorker(
  bench: Workbench,
  name: string,
  concurrency: number,
  run: (bench: Workbench, active: ActiveJob) => Promise<void>,
): Worker {
  const { redis, prefix } = bench.queues;
  const process = (job: Job, token?: string, signal?: AbortSignal) => run(bench, { job, token, signal });
  const worker = new Worker(name, process, { connection: redis, prefix, concurrency, ...RECOVERY });
  worker.on('error', bench.queues.report);
  worker.on('failed', (job, error) => {
    // What a job itself says of its failure is in the record already; this is for a job that took its worker down each time.
    if (job?.finishedOn === undefined || name.startsWith('speech')) return;
    recordFailure(bench, jobDataSchema.parse(job.data), asReadoutError(error)).catch((reason: unknown) =>
      bench.logger.error({ err: reason }, 'failure not recorded'),
    );
  });
  return worker;
}
