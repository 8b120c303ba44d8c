import type { Ffmpeg } from '../media/ffmpeg.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Show } from '../model/show.ts';
import { makeCover } from '../publish/make-cover.ts';
import { podcastGuid } from '../publish/podcast-guid.ts';
import { FEED, publicUrl } from '../publish/public-urls.ts';
import { publishShow } from '../publish/publish-show.ts';
import type { TakeLock } from '../speech/take-lock.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { prepareTheme } from '../stitch/prepare-theme.ts';
import { checkShow, listShows, newShow, readShow, type ShowSettings, writeShow } from '../store/shows.ts';
import { checkVoice, findInstance } from './list-voices.ts';
import { feedLock, showLock } from './locks.ts';

/** What is needed to look at a change before it is made. */
export interface ShowSurroundings {
  readonly home: string;
  readonly providers: ReadonlyMap<string, TtsProvider>;
  readonly ffmpeg: Pick<Ffmpeg, 'decodeFile'>;
  /** Held while the show is changed. */
  readonly lock: TakeLock;
}

/** Makes a show. @throws ReadoutError `show-exists`, or as {@link changeShow} does. */
export async function createShow(
  surroundings: ShowSurroundings,
  id: string,
  settings: ShowSettings,
  signal: AbortSignal,
): Promise<Show> {
  const { home, lock } = surroundings;
  const show = newShow(id, { ...settings, ...soundsOf(settings) });
  await checkSettings(surroundings, settings, show, signal);
  return lock.withLock(showLock(id), signal, async () => {
    if ((await listShows(home)).some((existing) => existing.id === id)) {
      throw new ReadoutError('show-exists', `There is a show "${id}" already.`, {
        hint: `Change it with \`readout show set ${id}\`.`,
      });
    }
    await writeShow(home, show);
    return show;
  });
}

/**
 * Changes a show, and what listeners see of it where something was published. A speaker in `cast` or `fallback` gets the voice named
 * there, the others keep theirs; so do places in \`sounds\`, of which an empty one goes back to the theme's own.
 * @throws ReadoutError `show-not-found`, `bad-usage`, `bad-cover`, `instance-not-found`, `tool-missing` or `voice-not-found`.
 */
export async function changeShow(
  surroundings: ShowSurroundings,
  id: string,
  settings: ShowSettings,
  signal: AbortSignal,
): Promise<Show> {
  const { home, lock } = surroundings;
  // Named and checked before the lock: what takes long, or cannot be, keeps nobody waiting.
  await checkSettings(surroundings, settings, withSettings(await readShow(home, id), settings), signal);
  const show = await lock.withLock(showLock(id), signal, async () => {
    const changed = withSettings(await readShow(home, id), settings);
    await writeShow(home, changed);
    return changed;
  });
  await lock.withLock(feedLock(id), signal, () => publishShow({ home, show }, signal));
  return show;
}

function withSettings(current: Show, settings: ShowSettings): Show {
  const kept = keptGuid(current);
  const identity = kept === undefined ? {} : { podcastGuid: kept };
  const cast = { ...current.cast, ...settings.cast };
  const fallback = settings.fallback && { fallback: { ...current.fallback, ...settings.fallback } };
  const { sounds: _sounds, ...others } = current;
  const sounds = soundsOf({ sounds: { ...current.sounds, ...settings.sounds } });
  return checkShow({ ...others, ...withoutSounds(settings), ...sounds, ...identity, ...fallback, cast });
}

function withoutSounds({ sounds: _sounds, ...settings }: ShowSettings): ShowSettings {
  return settings;
}

/** The sounds that are the producer's own. */
function soundsOf({ sounds = {} }: Pick<ShowSettings, 'sounds'>): Pick<ShowSettings, 'sounds'> {
  const own = Object.entries(sounds).filter(([, path]) => path !== '');
  return own.length === 0 ? {} : { sounds: Object.fromEntries(own) };
}

async function checkSettings(
  { home, providers, ffmpeg }: ShowSurroundings,
  { cast = {}, fallback = {}, cover, instance, theme, sounds }: ShowSettings,
  show: Show,
  signal: AbortSignal,
): Promise<void> {
  if (instance !== undefined) findInstance(providers, instance);
  if (theme !== undefined || sounds !== undefined) {
    await prepareTheme(home, show.id, show, ffmpeg, signal).catch(asBadUsage);
  }
  if (cover !== undefined) await makeCover(show, 300);
  for (const voice of [...Object.values(cast), ...Object.values(fallback)]) await checkVoice(providers, voice, signal);
}

/** A sound that a producer names and that cannot be used is theirs to mend. */
function asBadUsage(error: unknown): never {
  if (!(error instanceof ReadoutError) || error.code !== 'bad-file') throw error;
  throw new ReadoutError('bad-usage', error.message, { hint: 'Name another file.', cause: error });
}

/** The feed's identity, which must outlive its first public address; an address on this machine was nobody's. */
function keptGuid(current: Show): string | undefined {
  if (current.podcastGuid !== undefined) return current.podcastGuid;
  const isHere = /^(?:localhost|127\.|\[::1\])/u.test(new URL(current.publicUrl).hostname);
  return isHere ? undefined : podcastGuid(publicUrl(current, FEED));
}
