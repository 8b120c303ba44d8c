import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { clipsFileSchema } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { type Publication, type PublicFile, publicationSchema } from '../model/publication.ts';
import { scriptSchema } from '../model/script.ts';
import { type TimelineFile, timelineFileSchema } from '../model/timeline.ts';
import { toMs } from '../model/units.ts';
import { hashFile } from '../store/hash-file.ts';
import { readJson, requireJson } from '../store/json-file.ts';
import { artefactFile, publicFolder } from '../store/paths.ts';
import { timeStamp } from './describe-episode.ts';
import type { Fault } from './fault.ts';
import { findGateFaults } from './gate.ts';
import { phrasesFor } from './phrases.ts';
import { sentenceTimes } from './sentence-times.ts';
import { writeChapters } from './write-chapters.ts';
import { writeVtt } from './write-transcripts.ts';

/** The episode to check, and what it is checked with. */
export interface EpisodeCheck {
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
}

/**
 * Checks a finished episode: everything that the gate asks, and whether what is public is what was published.
 * @throws ReadoutError `bad-file` where the episode has not come so far.
 */
export async function checkEpisode({ home, episode, ffmpeg }: EpisodeCheck, signal?: AbortSignal): Promise<Fault[]> {
  const script = await requireJson(artefactFile(home, episode, 'script'), scriptSchema);
  const clips = await requireJson(artefactFile(home, episode, 'speech'), clipsFileSchema);
  const timeline = await requireJson(artefactFile(home, episode, 'stitch'), timelineFileSchema);
  const publication = await readJson(artefactFile(home, episode, 'publish'), publicationSchema);
  const root = publicFolder(home, episode.show);
  const published = async (file: PublicFile | undefined): Promise<string | undefined> =>
    file === undefined ? undefined : await readFile(join(root, file.path), 'utf8').catch(() => undefined);
  const vtt = (await published(publication?.transcripts.vtt)) ?? writeVtt(sentenceTimes(script, timeline));
  const chapters = (await published(publication?.chapters)) ?? writeChapters(script, timeline, '');
  const { faults } = await findGateFaults({ home, episode, script, clips, timeline, vtt, chapters, ffmpeg }, signal);
  if (publication === undefined)
    return [...faults, { rule: 'published', sentence: `Episode ${episode.show}/${episode.id} is not published.` }];
  return [...faults, ...publicationFaults(publication, timeline), ...(await fileFaults(root, publication, signal))];
}

function publicationFaults(publication: Publication, timeline: TimelineFile): Fault[] {
  const { description, language, durationMs, chapterList } = publication;
  const faults: Fault[] = [];
  if (Math.abs(durationMs - toMs(timeline.samples)) > 1000)
    faults.push({ rule: 'duration', sentence: 'The published duration is not that of the timeline.' });
  if (!description.includes(phrasesFor(language).disclosure))
    faults.push({ rule: 'disclosure', sentence: 'The description does not say that the voices are synthetic.' });
  const stamps = [...description.matchAll(/^(\d\d:\d\d:\d\d) /gmu)].map((match) => match[1]);
  const wanted = chapterList.map(({ atMs }) => timeStamp(atMs));
  if (stamps.some((stamp, index) => stamp !== wanted[index]))
    faults.push({ rule: 'time-stamps', sentence: 'The time-stamps of the description are not those of the chapters.' });
  return faults;
}

async function fileFaults(root: string, publication: Publication, signal?: AbortSignal): Promise<Fault[]> {
  const { enclosure, alternates = [], briefing = [], transcripts, chapters, page } = publication;
  const faults: Fault[] = [];
  for (const file of [
    enclosure,
    ...alternates,
    ...briefing,
    transcripts.vtt,
    transcripts.srt,
    transcripts.json,
    chapters,
    page,
  ]) {
    if (file === undefined) continue;
    const found = await hashFile(join(root, file.path), signal);
    if (found === undefined) faults.push({ rule: 'missing', sentence: `The public file ${file.path} is missing.` });
    else if (found.bytes !== file.bytes || found.sha256 !== file.sha256)
      faults.push({ rule: 'changed', sentence: `The public file ${file.path} is not what was published.` });
  }
  return faults;
}
