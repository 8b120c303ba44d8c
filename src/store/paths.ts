import { join } from 'node:path';
import type { EpisodeReference, Stage } from '../model/episode.ts';

/** Where everything lies in a data folder. Names no file elsewhere in the code. */
export function showFolder(home: string, show: string): string {
  return join(home, 'shows', show);
}

/** The show's own record. */
export function showFile(home: string, show: string): string {
  return join(showFolder(home, show), 'show.json');
}

/** Exactly what the outside world may see of a show. */
export function publicFolder(home: string, show: string): string {
  return join(showFolder(home, show), 'public');
}

/** Folder of all episodes of a show. */
export function episodesFolder(home: string, show: string): string {
  return join(showFolder(home, show), 'episodes');
}

/** Folder of one episode. */
export function episodeFolder(home: string, episode: EpisodeReference): string {
  return join(episodesFolder(home, episode.show), episode.id);
}

/** The episode's record of request, state and result. */
export function episodeFile(home: string, episode: EpisodeReference): string {
  return join(episodeFolder(home, episode), 'episode.json');
}

/** Inputs as received. */
export function sourceFolder(home: string, episode: EpisodeReference): string {
  return join(episodeFolder(home, episode), 'source');
}

/** Masters. */
export function mediaFolder(home: string, episode: EpisodeReference): string {
  return join(episodeFolder(home, episode), 'media');
}

/** What the speech job of one segment wrote. */
export function segmentClipsFile(home: string, episode: EpisodeReference, segment: string): string {
  return join(episodeFolder(home, episode), 'clips', `${segment}.json`);
}

/** How fast its voices speak, by earlier episodes. */
export function pacesFile(home: string, episode: EpisodeReference): string {
  return join(episodeFolder(home, episode), 'paces.json');
}

/** A producer's changes to the script, which every build makes again. */
export function editsFile(home: string, episode: EpisodeReference): string {
  return join(episodeFolder(home, episode), 'edits.json');
}

const ARTEFACTS: Readonly<Record<Stage, string>> = {
  ingest: '1-documents.json',
  script: '2-script.json',
  speech: '3-clips.json',
  stitch: '4-timeline.json',
  publish: '5-publication.json',
};

/** The artefact that a stage writes. */
export function artefactFile(home: string, episode: EpisodeReference, stage: Stage): string {
  return join(episodeFolder(home, episode), ARTEFACTS[stage]);
}

/** What `readout voices install` brought: a folder for each provider. */
export function enginesFolder(home: string): string {
  return join(home, 'engines');
}

/** The same file's path within the data folder, for people. */
export function contentPath(kind: 'takes' | 'clips', key: string, extension: string): string {
  return contentFile('', kind, key, extension);
}

/** A content-addressed file: `<home>/<kind>/ab/<key>.<extension>`. */
export function contentFile(home: string, kind: 'takes' | 'clips', key: string, extension: string): string {
  return join(home, kind, key.slice(0, 2), `${key}.${extension}`);
}
