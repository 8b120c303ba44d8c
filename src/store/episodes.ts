import { type Episode, type EpisodeReference, episodeSchema } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { slugSchema } from '../model/show.ts';
import { readJson } from './json-file.ts';
import { episodeFile, episodesFolder } from './paths.ts';
import { folderNames, listShows } from './shows.ts';

/** Reads an episode's record; undefined where there is none. */
export async function findEpisode(home: string, reference: EpisodeReference): Promise<Episode | undefined> {
  return readJson(episodeFile(home, reference), episodeSchema);
}

/** Reads an episode's record. @throws ReadoutError `episode-not-found`. */
export async function readEpisode(home: string, reference: EpisodeReference): Promise<Episode> {
  const episode = await findEpisode(home, reference);
  if (episode !== undefined) return episode;
  throw notFound(`${reference.show}/${reference.id}`);
}

/** All episodes of a show, newest first. */
export async function listEpisodes(home: string, show: string): Promise<Episode[]> {
  const ids = await folderNames(episodesFolder(home, show));
  const episodes = await Promise.all(ids.map((id) => findEpisode(home, { show, id })));
  return episodes
    .filter((episode) => episode !== undefined)
    .sort((left, right) => right.firstDate.localeCompare(left.firstDate) || left.id.localeCompare(right.id));
}

/** All episodes of all shows, newest first within each show. */
export async function listAllEpisodes(home: string): Promise<Episode[]> {
  const shows = await listShows(home);
  return (await Promise.all(shows.map((show) => listEpisodes(home, show.id)))).flat();
}

/**
 * Finds the episode that a person named: `<id>` or `<show>/<id>`.
 * @throws ReadoutError `episode-not-found`, also where two shows have an episode of that id.
 */
export async function resolveEpisode(home: string, name: string): Promise<EpisodeReference> {
  const parts = name.split('/');
  if (parts.length > 2 || !parts.every((part) => slugSchema.safeParse(part).success)) throw notFound(name);
  const [first = '', second] = parts;
  const shows = second === undefined ? (await listShows(home)).map((show) => show.id) : [first];
  const id = second ?? first;
  const found: EpisodeReference[] = [];
  for (const show of shows) {
    if ((await findEpisode(home, { show, id })) !== undefined) found.push({ show, id });
  }
  const [episode, another] = found;
  if (episode === undefined) throw notFound(name);
  if (another === undefined) return episode;
  throw new ReadoutError('episode-not-found', `The shows ${episode.show} and ${another.show} both have "${name}".`, {
    hint: `Name one of them: ${episode.show}/${id}.`,
  });
}

function notFound(name: string): ReadoutError {
  return new ReadoutError('episode-not-found', `There is no episode "${name}".`, {
    hint: 'List the episodes with `readout episodes`.',
  });
}
