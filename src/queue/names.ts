import type { Episode, Stage } from '../model/episode.ts';

/** A stage's queue. Speech has one for each provider instance, because a queue is what BullMQ can limit the rate of. */
export function queueName(stage: Exclude<Stage, 'speech'>): string;
/** The queue of one provider instance. */
export function queueName(stage: 'speech', instance: string): string;
export function queueName(stage: Stage, instance?: string): string {
  return instance === undefined ? stage : `${stage}-${instance}`;
}

/** Places of the jobs of one build; the speech jobs follow in the script's order. */
export const JOB_INDEX = { ingest: 0, script: 1, stitch: 2, publish: 3, firstSegment: 4 } as const;

/**
 * A job's id: `<build>-<index>`, where the build is known by the episode's guid and its number, so that an id is never used
 * again, not even when an episode's folder was deleted and made anew. BullMQ reserves `:` and all-digit ids.
 */
export function jobId(episode: Pick<Episode, 'guid' | 'build'>, index: number): string {
  return `${episode.guid.replace('urn:uuid:', '')}.${episode.build}-${index}`;
}

/** Channel on which every change of an episode's record is told. */
export function noticeChannel(prefix: string): string {
  return `${prefix}:notices`;
}
