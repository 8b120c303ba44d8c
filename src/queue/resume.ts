import type { Episode, EpisodeReference } from '../model/episode.ts';
import { listAllEpisodes, readEpisode } from '../store/episodes.ts';
import { requeueEpisode } from './enqueue.ts';
import { isUnfinished } from './episode-record.ts';
import { JOB_INDEX, jobId, queueName } from './names.ts';
import type { Queues } from './open-queues.ts';

/** Queues every unfinished episode again whose work is not in Redis: after a crash, or when Redis lost its contents. */
async function resumeUnfinished(queues: Queues): Promise<void> {
  for (const episode of await listAllEpisodes(queues.home)) {
    if (isUnfinished(episode)) await resumeEpisode(queues, episode);
  }
}

/** Resumes what is unfinished now and each time Redis is back; returns how to stop. */
export async function keepResuming(queues: Queues): Promise<() => void> {
  await resumeUnfinished(queues);
  return queues.onReturn(() => {
    resumeUnfinished(queues).catch((reason: unknown) => queues.logger.error({ err: reason }, 'could not resume'));
  });
}

/** Queues an unfinished episode again unless its work is in Redis already. */
export async function resumeEpisode(queues: Queues, reference: EpisodeReference): Promise<void> {
  const seen = await readEpisode(queues.home, reference);
  if (!isUnfinished(seen) || (await isQueued(queues, seen))) return;
  queues.logger.info({ episodeId: seen.id, build: seen.build }, 'episode queued again');
  // Another process may have done it since.
  await requeueEpisode(queues, reference, (current) =>
    isUnfinished(current) && current.build === seen.build ? current : undefined,
  );
}

/** Whether a job of the episode's build waits or runs. */
async function isQueued(queues: Queues, episode: Episode): Promise<boolean> {
  const ends = [
    { queue: queueName('script'), id: jobId(episode, JOB_INDEX.script) },
    { queue: queueName('publish'), id: jobId(episode, JOB_INDEX.publish) },
  ];
  // A job of the first flow adds the second before it is done, so there is no moment without either.
  for (const { queue, id } of ends) {
    const state = await queues.queue(queue).getJobState(id);
    if (state !== 'completed' && state !== 'failed' && state !== 'unknown') return true;
  }
  return false;
}
