import type { Episode, EpisodeReference, EpisodeState } from '../model/episode.ts';
import { findEpisode, readEpisode } from '../store/episodes.ts';
import { writeJson } from '../store/json-file.ts';
import { episodeFile } from '../store/paths.ts';
import type { Queues } from './open-queues.ts';
import { withRedisLock } from './redis-lock.ts';

/** States in which somebody still works on the episode, or should. */
const UNFINISHED: ReadonlySet<EpisodeState> = new Set(['queued', 'running']);

/** Whether work on the episode is under way or due. */
export function isUnfinished({ state }: Pick<Episode, 'state'>): boolean {
  return UNFINISHED.has(state);
}

/**
 * Changes an episode's record, one change at a time whoever makes it, and tells everybody.
 * @param change Gives the new record, or undefined to leave it as it is.
 */
export async function changeEpisode(
  queues: Queues,
  reference: EpisodeReference,
  change: (episode: Episode) => Episode | undefined,
): Promise<Episode> {
  return exclusively(queues, reference, async () => {
    const episode = await readEpisode(queues.home, reference);
    const changed = change(episode);
    return changed === undefined ? episode : save(queues, changed);
  });
}

/** Writes the record of a request: a new one, or over the old one, whose identity and build count it keeps. */
export async function saveRequest(queues: Queues, requested: Episode): Promise<Episode> {
  return exclusively(queues, requested, async () => {
    const existing = await findEpisode(queues.home, requested);
    const kept = existing === undefined ? {} : { guid: existing.guid, firstDate: existing.firstDate };
    return save(queues, { ...requested, ...kept, build: (existing?.build ?? 0) + 1 });
  });
}

async function exclusively<Result>(
  queues: Queues,
  { show, id }: EpisodeReference,
  work: () => Promise<Result>,
): Promise<Result> {
  return withRedisLock(queues.redis, `${queues.prefix}:record:${show}/${id}`, undefined, work);
}

async function save(queues: Queues, episode: Episode): Promise<Episode> {
  const saved = { ...episode, updatedAt: new Date().toISOString() };
  await writeJson(episodeFile(queues.home, episode), saved);
  await queues.notices.publish(saved);
  return saved;
}
