import { type ClipsFile, clipsFileSchema } from '../model/clip.ts';
import { type DocumentsFile, documentsFileSchema } from '../model/document.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { type Script, scriptSchema } from '../model/script.ts';
import { type TimelineFile, timelineFileSchema } from '../model/timeline.ts';
import { requireJson } from '../store/json-file.ts';
import { artefactFile } from '../store/paths.ts';

/** All that the first four steps wrote. */
export interface Artefacts {
  readonly documents: DocumentsFile;
  readonly script: Script;
  readonly clips: ClipsFile;
  readonly timeline: TimelineFile;
}

/** Reads what the first four steps wrote. @throws ReadoutError `bad-file` where one is missing. */
export async function readArtefacts(home: string, episode: EpisodeReference): Promise<Artefacts> {
  const [documents, script, clips, timeline] = await Promise.all([
    requireJson(artefactFile(home, episode, 'ingest'), documentsFileSchema),
    requireJson(artefactFile(home, episode, 'script'), scriptSchema),
    requireJson(artefactFile(home, episode, 'speech'), clipsFileSchema),
    requireJson(artefactFile(home, episode, 'stitch'), timelineFileSchema),
  ]);
  return { documents, script, clips, timeline };
}
