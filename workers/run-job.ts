import { type Job, UnrecoverableError, WaitingError } from 'bullmq';
import { type Episode, episodeSchema, type Stage } from '../src/model/episode.ts';
import { asReadoutError, type ReadoutError } from '../src/model/readout-error.ts';
import type { StepContext } from '../src/pipeline/step-context.ts';
import { changeEpisode, isUnfinished } from '../src/queue/episode-record.ts';
import { type JobData, jobDataSchema } from '../src/queue/job-data.ts';
import { asQueueError } from '../src/queue/redis-error.ts';
import { episodeFile } from '../src/store/paths.ts';
import { failureText } from './job-failure.ts';
import { createRedisPurse } from './redis-purse.ts';
import type { Workbench } from './workbench.ts';

/** A job as BullMQ hands it over. */
export interface ActiveJob {
  readonly job: Job;
  readonly token: string | undefined;
  /** Fires when BullMQ cancels the job. */
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs the work of one job: hands it what it needs, ends it when its build is over or the process closes, and turns what goes
 * wrong into a retry or a failure. A job of an episode that is built anew, stopped or failed does nothing.
 */
export async function runJob(
  bench: Workbench,
  stage: Stage,
  { job, token, signal }: ActiveJob,
  work: (context: StepContext, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const data = jobDataSchema.parse(job.data);
  const episode = await bench.cache.read(episodeFile(bench.queues.home, data), episodeSchema);
  if (episode.build !== data.build || !isUnfinished(episode)) return;
  const logger = bench.logger.child({ episodeId: episode.id, stage, jobId: job.id });
  const halt = bench.halts.watch(data);
  const signals = [halt.signal, bench.closing, ...(signal === undefined ? [] : [signal])];
  try {
    if (stage !== 'speech') await beginStage(bench, data, stage);
    logger.debug('job begins');
    await work(createContext(bench, stage, episode), AbortSignal.any(signals));
    logger.debug('job done');
  } catch (thrown) {
    if (halt.signal.aborted) return;
    if (bench.closing.aborted) {
      await job.moveToWait(token);
      throw new WaitingError();
    }
    const error = asReadoutError(asQueueError(thrown));
    const isLastAttempt = !error.isRetryable || job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    logger.info({ code: error.code, isLastAttempt }, 'job failed');
    if (!isLastAttempt) throw new Error(failureText(error), { cause: thrown });
    // A failed segment is for the stitch job to report, together with all others; a full disk would fail them all.
    if (stage !== 'speech' || error.code === 'disk-full') await recordFailure(bench, data, error);
    throw new UnrecoverableError(failureText(error));
  } finally {
    halt.close();
  }
}

/** Writes a failure into the record of an episode that is still being built; tells those who follow even if that fails. */
export async function recordFailure({ queues }: Workbench, data: JobData, error: ReadoutError): Promise<void> {
  const { code, message, hint } = error;
  const failure = { state: 'failed', error: { code, message, ...(hint === undefined ? {} : { hint }) } } as const;
  try {
    await changeEpisode(queues, data, (current) =>
      current.build === data.build && isUnfinished(current) ? { ...current, ...failure } : undefined,
    );
  } catch (reason) {
    queues.logger.debug({ err: reason }, 'failure not recorded');
    await queues.notices.publish({ ...data, ...failure });
  }
}

async function beginStage(bench: Workbench, data: JobData, stage: Stage): Promise<void> {
  await changeEpisode(bench.queues, data, (current) => {
    if (current.build !== data.build || !isUnfinished(current)) return undefined;
    const { progress: _progress, ...kept } = current;
    return { ...kept, state: 'running', stage };
  });
}

function createContext(bench: Workbench, stage: Stage, episode: Episode): StepContext {
  const { providers, prices, turnstileOf, ffmpeg, takeLock, soundThreads, cache, progress } = bench;
  return {
    home: bench.queues.home,
    episode,
    providers,
    prices,
    purse: createRedisPurse(bench.queues, episode, bench.config.dailyBudget),
    turnstileOf,
    ffmpeg,
    takeLock,
    clipMaker: soundThreads,
    meter: soundThreads,
    cache,
    report: (done, total) => progress.report(episode, stage, { done, total }),
  };
}
