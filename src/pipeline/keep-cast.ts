import type { Show } from '../model/show.ts';
import type { TakeLock } from '../speech/take-lock.ts';
import { readShow, writeShow } from '../store/shows.ts';
import { showLock } from './locks.ts';

/**
 * Lets `choose` give speakers their voices and keeps them in the show, one episode at a time: two episodes that meet the
 * same new person at once give them the same voice.
 */
export async function keepCast(
  { home, show: id, lock }: { readonly home: string; readonly show: string; readonly lock: TakeLock },
  signal: AbortSignal,
  choose: (show: Show) => Promise<Record<string, string>>,
): Promise<void> {
  await lock.withLock(showLock(id), signal, async () => {
    const show = await readShow(home, id);
    const cast = await choose(show);
    if (JSON.stringify(cast) !== JSON.stringify(show.cast)) await writeShow(home, { ...show, cast });
  });
}
