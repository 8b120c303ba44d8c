import type { Episode } from '../model/episode.ts';
import { isErrorCode, ReadoutError } from '../model/readout-error.ts';
import { stopEpisode } from '../queue/enqueue.ts';
import { followEpisode } from '../queue/follow.ts';
import type { Queues } from '../queue/open-queues.ts';
import { readEpisode } from '../store/episodes.ts';
import { type Environment, note } from './environment.ts';
import { createProgressDisplay } from './progress-display.ts';

/**
 * Follows queued builds to their end, showing progress on stderr. Ctrl-C leaves their episodes stopped.
 * @returns The episodes' records, each done or up for review.
 * @throws ReadoutError The first failure among them, or `stopped`.
 */
export async function followBuilds(
  environment: Environment,
  queues: Queues,
  builds: readonly Episode[],
): Promise<Episode[]> {
  if (!(await queues.hasWorkers())) note(environment, 'Nobody works on this Redis yet: start `readout work`.');
  const display = createProgressDisplay(environment.stderr);
  const signal = AbortSignal.any([environment.signal, queues.broken]);
  try {
    const ends: Episode[] = [];
    for (const build of builds) {
      ends.push(await followEpisode(queues, build, (notice) => display.show(notice), signal));
    }
    const failed = ends.find(({ state }) => state === 'failed' || state === 'stopped');
    if (failed !== undefined) throw failureOf(failed);
    return ends;
  } catch (error) {
    if (environment.signal.aborted) {
      for (const build of builds) await stopEpisode(queues, await readEpisode(queues.home, build));
    }
    throw error;
  } finally {
    display.close();
  }
}

function failureOf({ show, id, state, error }: Episode): ReadoutError {
  if (state === 'stopped') return new ReadoutError('stopped', `The build of ${show}/${id} was stopped.`);
  const { code = 'unexpected', message = `The build of ${show}/${id} failed.`, hint } = error ?? {};
  return new ReadoutError(isErrorCode(code) ? code : 'unexpected', message, hint === undefined ? {} : { hint });
}
