import type { EpisodeReference } from '../model/episode.ts';
import { type PacesFile, pacesFileSchema } from '../model/paces.ts';
import type { Speaker } from '../model/script.ts';
import { readJson, writeJson } from '../store/json-file.ts';
import { pacesFile } from '../store/paths.ts';

/** Keeps the paces that hold for all jobs of a build, whatever is spoken meanwhile. */
export async function keepPaces(home: string, episode: EpisodeReference, paces: PacesFile['paces']): Promise<void> {
  await writeJson(pacesFile(home, episode), { format: 'readout-paces/1', paces });
}

/** How fast a speaker's voice is, where that is known. */
export async function readPace(
  home: string,
  episode: EpisodeReference,
  { voice, language }: Speaker,
): Promise<number | undefined> {
  const file = await readJson(pacesFile(home, episode), pacesFileSchema);
  return file?.paces.find((known) => known.voice === voice && known.language === language)?.pace;
}
