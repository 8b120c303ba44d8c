import { type Job, Worker, type WorkerOptions } from 'bullmq';
import type { Config } from '../src/config.ts';
import type { Logger } from '../src/logger.ts';
import { asReadoutError } from '../src/model/readout-error.ts';
import { jobDataSchema } from '../src/queue/job-data.ts';
import { queueName } from '../src/queue/names.ts';
import type { Queues } from '../src/queue/open-queues.ts';
import type { TtsProvider } from '../src/speech/tts-provider.ts';
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

/** Segments a second where a service has no limit of its own. */
const UNLIMITED = 1000;

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
    ...[...bench.providers.values()].map((provider) => startSpeechWorker(bench, provider)),
  ];
  return {
    async close(manner) {
      if (manner === 'hurry') closing.abort(new Error('The worker closes.'));
      await Promise.all(workers.map((worker) => worker.close()));
      await closeWorkbench(bench);
    },
  };
}

/** A service's limits are those of the account: all machines together keep to them. */
function startSpeechWorker(bench: Workbench, { instance, capabilities }: TtsProvider): Worker {
  const { concurrency, requestsPerSecond = UNLIMITED, place } = capabilities;
  const name = queueName('speech', instance);
  if (place === 'local') return startWorker(bench, name, concurrency, runSpeechJob);
  bench.queues.queue(name).setGlobalConcurrency(concurrency).catch(bench.queues.report);
  // Each segment makes one request at least. Without a limiter a worker would not heed the rests that a service asks for.
  const limiter = { max: Math.max(1, Math.ceil(requestsPerSecond)), duration: 1000 };
  return startWorker(bench, name, concurrency, runSpeechJob, { limiter });
}

/** Starts the worker of one queue. */
export function startWorker(
  bench: Workbench,
  name: string,
  concurrency: number,
  run: (bench: Workbench, active: ActiveJob) => Promise<void>,
  options: Pick<WorkerOptions, 'limiter'> = {},
): Worker {
  const { redis, prefix } = bench.queues;
  const process = (job: Job, token?: string, signal?: AbortSignal) => run(bench, { job, token, signal });
  const worker = new Worker(name, process, { connection: redis, prefix, concurrency, ...RECOVERY, ...options });
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
