import type { FlowJob, FlowJobNode } from 'bullmq';
import type { Episode, EpisodeReference, Stage } from '../model/episode.ts';
import type { PlannedSegment } from '../pipeline/speech-plan.ts';
import { changeEpisode, isUnfinished, saveRequest } from './episode-record.ts';
import type { JobData, SpeechJobData } from './job-data.ts';
import { JOB_INDEX, jobId, queueName } from './names.ts';
import type { Queues } from './open-queues.ts';

/** Tries of a job whose failure says that it may go through later, and the first wait between them in ms (doubled each time). */
const RETRIES = { attempts: 4, backoff: { type: 'exponential', delay: 1000, jitter: 0.5 } } as const;
/** The record says what became of an episode; jobs are kept only to look at what failed. */
const KEPT = { removeOnComplete: true, removeOnFail: { age: 7 * 24 * 3600, count: 1000 } } as const;

/**
 * Writes the request into the episode's record, then queues its first steps. A build of the same episode that is still under
 * way is superseded: its jobs find a newer build in the record and do nothing.
 */
export async function enqueueEpisode(queues: Queues, requested: Episode): Promise<Episode> {
  const episode = await saveRequest(queues, requested);
  await forgetBuild(queues, { ...episode, build: episode.build - 1 });
  await addFirstFlow(queues, episode);
  return episode;
}

/**
 * Queues an episode again as a new build, from the step its record names.
 * @param prepare Gives the record to build from, or undefined where nothing is to be done (any more).
 */
export async function requeueEpisode(
  queues: Queues,
  reference: EpisodeReference,
  prepare: (episode: Episode) => Episode | undefined,
): Promise<Episode> {
  let superseded: Episode | undefined;
  const episode = await changeEpisode(queues, reference, (current) => {
    const prepared = prepare(current);
    if (prepared === undefined) return undefined;
    superseded = current;
    const { error: _error, held: _held, stage: _stage, progress: _progress, ...kept } = prepared;
    return { ...kept, state: 'queued', build: current.build + 1 };
  });
  if (superseded === undefined) return episode;
  await forgetBuild(queues, superseded);
  await addFirstFlow(queues, episode);
  return episode;
}

async function addFirstFlow(queues: Queues, episode: Episode): Promise<void> {
  const ingest: FlowJobNode = {
    ...describeJob(queues, episode, 'ingest'),
    opts: { jobId: jobId(episode, JOB_INDEX.ingest), failParentOnFailure: true, ...RETRIES, ...KEPT },
  };
  const script: FlowJob = {
    ...describeJob(queues, episode, 'script'),
    opts: { jobId: jobId(episode, JOB_INDEX.script), ...RETRIES, ...KEPT },
  };
  await queues.flows.add(episode.startAt === 'speech' ? script : { ...script, children: [ingest] });
}

/** Whether the second flow of the episode's build is there. */
export async function isSpeechQueued(queues: Queues, episode: Episode): Promise<boolean> {
  const state = await queues.queue(queueName('publish')).getJobState(jobId(episode, JOB_INDEX.publish));
  return state !== 'unknown';
}

/** Queues what follows the script: publish ← stitch ← one speech job a segment. */
export async function enqueueSpeech(
  queues: Queues,
  episode: Episode,
  segments: readonly PlannedSegment[],
): Promise<void> {
  const progress = { done: 0, total: segments.length };
  await changeEpisode(queues, episode, (current) =>
    current.build === episode.build && isUnfinished(current) ? { ...current, stage: 'speech', progress } : undefined,
  );
  const speech = segments.map(({ segment, instance }, index): FlowJobNode => {
    const data: SpeechJobData = { ...dataOf(episode), segment };
    return {
      name: 'speech',
      queueName: queueName('speech', instance),
      prefix: queues.prefix,
      data,
      opts: {
        jobId: jobId(episode, JOB_INDEX.firstSegment + index),
        // stitch runs whatever became of them, so that it can name every segment that failed.
        ignoreDependencyOnFailure: true,
        ...RETRIES,
        ...KEPT,
      },
    };
  });
  const stitch: FlowJobNode = {
    ...describeJob(queues, episode, 'stitch'),
    opts: { jobId: jobId(episode, JOB_INDEX.stitch), failParentOnFailure: true, ...RETRIES, ...KEPT },
    children: speech,
  };
  await queues.flows.add({
    ...describeJob(queues, episode, 'publish'),
    opts: { jobId: jobId(episode, JOB_INDEX.publish), ...RETRIES, ...KEPT },
    children: [stitch],
  });
}

function describeJob(queues: Queues, episode: Episode, stage: Exclude<Stage, 'speech'>) {
  return { name: stage, queueName: queueName(stage), prefix: queues.prefix, data: dataOf(episode) };
}

function dataOf({ show, id, build }: Episode): JobData {
  return { show, id, build };
}

/** Takes a build's waiting speech jobs out of the queues; what is left of it runs and does nothing. */
export async function forgetBuild(queues: Queues, episode: Pick<Episode, 'guid' | 'build'>): Promise<void> {
  const stitch = await queues.queue(queueName('stitch')).getJob(jobId(episode, JOB_INDEX.stitch));
  await stitch?.removeUnprocessedChildren();
}

/** Leaves an episode stopped until somebody asks for it again. */
export async function stopEpisode(queues: Queues, reference: EpisodeReference): Promise<Episode> {
  const episode = await changeEpisode(queues, reference, (current) =>
    isUnfinished(current) ? { ...current, state: 'stopped' } : undefined,
  );
  await forgetBuild(queues, episode);
  return episode;
}
