import type { Episode, Stage } from '../src/model/episode.ts';
import { changeEpisode, isUnfinished } from '../src/queue/episode-record.ts';
import { JOB_INDEX, jobId, queueName } from '../src/queue/names.ts';
import type { Queues } from '../src/queue/open-queues.ts';

/** How often an episode's progress is written at most, in ms: a record's write costs more than a short segment. */
const INTERVAL_MS = 400;

interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Writes how far a stage is into the episode's record, now and then. */
export interface ProgressReporter {
  report(episode: Episode, stage: Stage, progress: Progress): void;
  /** Counts the spoken segments of all workers together. */
  reportSegments(episode: Episode): void;
  close(): void;
}

/** Makes a reporter that keeps the newest progress of each episode and writes it after a while. */
export function createProgressReporter(queues: Queues): ProgressReporter {
  const due = new Map<string, NodeJS.Timeout>();

  const later = (episode: Episode, stage: Stage, measure: () => Promise<Progress | undefined>) => {
    const key = `${episode.guid} ${stage}`;
    if (due.has(key)) return;
    const write = async () => {
      due.delete(key);
      const progress = await measure();
      if (progress === undefined) return;
      await changeEpisode(queues, episode, (current) =>
        current.build === episode.build && isUnfinished(current) && current.stage === stage
          ? { ...current, progress }
          : undefined,
      );
    };
    due.set(
      key,
      setTimeout(() => {
        write().catch((error: unknown) => queues.logger.debug({ err: error }, 'progress not written'));
      }, INTERVAL_MS),
    );
  };

  const newest = new Map<string, Progress>();
  return {
    report(episode, stage, progress) {
      const key = `${episode.guid} ${stage}`;
      newest.set(key, progress);
      later(episode, stage, async () => {
        const latest = newest.get(key);
        newest.delete(key);
        return latest;
      });
    },
    reportSegments(episode) {
      later(episode, 'speech', () => countSegments(queues, episode));
    },
    close() {
      for (const timer of due.values()) clearTimeout(timer);
      due.clear();
    },
  };
}

async function countSegments(queues: Queues, episode: Episode): Promise<Progress | undefined> {
  const stitch = await queues.queue(queueName('stitch')).getJob(jobId(episode, JOB_INDEX.stitch));
  if (stitch === undefined) return undefined;
  const {
    processed = 0,
    ignored = 0,
    unprocessed = 0,
  } = await stitch.getDependenciesCount({
    processed: true,
    ignored: true,
    unprocessed: true,
  });
  return { done: processed + ignored, total: processed + ignored + unprocessed };
}
