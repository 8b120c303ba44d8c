import { setTimeout as delay } from 'node:timers/promises';
import type { Episode, EpisodeReference } from '../model/episode.ts';
import { readEpisode } from '../store/episodes.ts';
import { isUnfinished } from './episode-record.ts';
import type { EpisodeNotice } from './notices.ts';
import type { Queues } from './open-queues.ts';
import { resumeEpisode } from './resume.ts';

/** How often the record is read although nobody told of a change, in ms: notices may be lost. */
const POLL_MS = 1000;
/** How often the episode's jobs are looked for, in polls: they vanish when Redis loses its contents. */
const POLLS_UNTIL_RESUME = 5;

/**
 * Waits until a build of the episode is done, failed, stopped or up for review, and gives its record. Tells of progress on the
 * way. A later build of the same episode is as good as the one that was asked for.
 * @throws The signal's reason when it fires; the work itself goes on.
 */
export async function followEpisode(
  queues: Queues,
  reference: EpisodeReference,
  onProgress: (notice: EpisodeNotice) => void,
  signal: AbortSignal,
): Promise<Episode> {
  let wake = new AbortController();
  let failure: EpisodeNotice | undefined;
  const unsubscribe = queues.notices.subscribe((notice) => {
    if (notice.show !== reference.show || notice.id !== reference.id) return;
    onProgress(notice);
    if (notice.state === 'failed') failure = notice;
    if (!isUnfinished(notice)) wake.abort();
  });
  const stop = () => wake.abort();
  signal.addEventListener('abort', stop);
  try {
    for (let polls = 1; ; polls++) {
      signal.throwIfAborted();
      const episode = await readEpisode(queues.home, reference);
      if (!isUnfinished(episode)) return episode;
      // On a full disk the notice is all that could be said of the failure.
      if (failure?.build === episode.build) return { ...episode, state: 'failed', error: failure.error };
      onProgress(episode);
      if (polls % POLLS_UNTIL_RESUME === 0) await resumeEpisode(queues, episode);
      await delay(POLL_MS, undefined, { signal: wake.signal }).catch(() => undefined);
      wake = new AbortController();
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', stop);
  }
}
