import { ReadoutError } from '../model/readout-error.ts';
import type { Show } from '../model/show.ts';
import { makeCover } from '../publish/make-cover.ts';
import { podcastGuid } from '../publish/podcast-guid.ts';
import { FEED, publicUrl } from '../publish/public-urls.ts';
import { publishShow } from '../publish/publish-show.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { checkShow, listShows, newShow, readShow, type ShowSettings, writeShow } from '../store/shows.ts';
import { checkVoice, findInstance } from './list-voices.ts';

/** What is needed to look at a change before it is made. */
export interface ShowSurroundings {
  readonly home: string;
  readonly providers: ReadonlyMap<string, TtsProvider>;
}

/** Makes a show. @throws ReadoutError `show-exists`, or as {@link changeShow} does. */
export async function createShow(
  surroundings: ShowSurroundings,
  id: string,
  settings: ShowSettings,
  signal: AbortSignal,
): Promise<Show> {
  const show = newShow(id, settings);
  if ((await listShows(surroundings.home)).some((existing) => existing.id === id)) {
    throw new ReadoutError('show-exists', `There is a show "${id}" already.`, {
      hint: `Change it with \`readout show set ${id}\`.`,
    });
  }
  await checkSettings(surroundings, settings, show, signal);
  await writeShow(surroundings.home, show);
  return show;
}

/**
 * Changes a show, and what listeners see of it where something was published. A speaker in `cast` or `fallback` gets the voice named
 * there, the others keep theirs.
 * @throws ReadoutError `show-not-found`, `bad-usage`, `bad-cover`, `instance-not-found`, `tool-missing` or `voice-not-found`.
 */
export async function changeShow(
  surroundings: ShowSurroundings,
  id: string,
  settings: ShowSettings,
  signal: AbortSignal,
): Promise<Show> {
  const current = await readShow(surroundings.home, id);
  const kept = keptGuid(current);
  const identity = kept === undefined ? {} : { podcastGuid: kept };
  const cast = { ...current.cast, ...settings.cast };
  const fallback = settings.fallback && { fallback: { ...current.fallback, ...settings.fallback } };
  const show = checkShow({ ...current, ...settings, ...identity, ...fallback, cast });
  await checkSettings(surroundings, settings, show, signal);
  await writeShow(surroundings.home, show);
  await publishShow({ home: surroundings.home, show }, signal);
  return show;
}

async function checkSettings(
  { providers }: ShowSurroundings,
  { cast = {}, fallback = {}, cover, instance }: ShowSettings,
  show: Show,
  signal: AbortSignal,
): Promise<void> {
  if (instance !== undefined) findInstance(providers, instance);
  if (cover !== undefined) await makeCover(show, 300);
  for (const voice of [...Object.values(cast), ...Object.values(fallback)]) await checkVoice(providers, voice, signal);
}

/** The feed's identity, which must outlive its first public address; an address on this machine was nobody's. */
function keptGuid(current: Show): string | undefined {
  if (current.podcastGuid !== undefined) return current.podcastGuid;
  const isHere = /^(?:localhost|127\.|\[::1\])/u.test(new URL(current.publicUrl).hostname);
  return isHere ? undefined : podcastGuid(publicUrl(current, FEED));
}
