import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { StretchMeter } from '../media/measure-stretch.ts';
import type { ClipsFile } from '../model/clip.ts';
import type { DocumentsFile } from '../model/document.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { type Publication, type PublicFile, publicationSchema } from '../model/publication.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import type { TimelineFile } from '../model/timeline.ts';
import { toMs } from '../model/units.ts';
import { readJson, writeJson } from '../store/json-file.ts';
import { artefactFile, mediaFolder, publicFolder } from '../store/paths.ts';
import { cleanLine } from './clean-text.ts';
import { copyMaster, copyOtherMasters } from './copy-masters.ts';
import { copyReports } from './copy-reports.ts';
import { describeEpisode } from './describe-episode.ts';
import { rightsOf } from './disclose-voices.ts';
import { writeEpisodePage } from './episode-page.ts';
import { passGate, podcastMaster } from './gate.ts';
import { listPersons } from './list-persons.ts';
import { mainText } from './main-text.ts';
import { writePublicFile } from './public-file.ts';
import { publishShow } from './publish-show.ts';
import { sentenceTimes } from './sentence-times.ts';
import { listChapters, writeChapters } from './write-chapters.ts';
import { writeJsonTranscript, writeSrt, writeVtt } from './write-transcripts.ts';

/** Everything that an episode is published from. */
export interface PublishRequest {
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly show: Show;
  readonly guid: string;
  /** ISO 8601 UTC: the date of the item, whenever it is published again. */
  readonly firstDate: string;
  readonly documents: DocumentsFile;
  readonly script: Script;
  readonly clips: ClipsFile;
  readonly timeline: TimelineFile;
  readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
  readonly meter?: StretchMeter;
}

/**
 * Publishes a finished episode: through the gate, then its files under names of their own into the public folder, its
 * artefact, and last what changes for listeners: briefing, latest and feed.
 * @throws ReadoutError `not-publishable`; then nothing public has changed.
 */
export async function publish(request: PublishRequest, signal?: AbortSignal): Promise<Publication> {
  const { home, episode, show, script, clips, timeline } = request;
  const sentences = sentenceTimes(script, timeline, clips);
  const hasWords = sentences.some(({ words }) => words !== undefined);
  const rights = rightsOf(script);
  const texts = {
    vtt: writeVtt(sentences),
    srt: writeSrt(sentences),
    json: hasWords || rights.size > 0 ? writeJsonTranscript(sentences, rights) : undefined,
    chapters: writeChapters(script, timeline, show.title),
  };
  const measure = await passGate({ ...request, vtt: texts.vtt, chapters: texts.chapters }, signal);
  signal?.throwIfAborted();
  const files = await writeFiles(request, texts);
  const page = await writeEpisodePage({ ...request, sentences, enclosure: files.enclosure });
  const publication = await keepDate(request, { ...describe(request), ...files, page, ...loudness(measure) });
  await writeJson(artefactFile(home, episode, 'publish'), publication);
  await publishShow({ home, show }, signal);
  return publication;
}

type Undated = Omit<Publication, 'publishedAt'>;
type Files = Pick<Publication, 'enclosure' | 'alternates' | 'briefing' | 'transcripts' | 'chapters' | 'reports'>;

async function writeFiles(
  { home, episode, script, timeline }: PublishRequest,
  texts: {
    readonly vtt: string;
    readonly srt: string;
    readonly json: string | undefined;
    readonly chapters: string;
  },
): Promise<Files> {
  const root = publicFolder(home, episode.show);
  const folder = episodePath(episode);
  const text = (name: string, extension: string, mediaType: string, contents: string): Promise<PublicFile> =>
    writePublicFile(root, { folder, name, extension, mediaType }, contents);
  const vtt = await text('transcript', 'vtt', 'text/vtt', texts.vtt);
  const srt = await text('transcript', 'srt', 'application/x-subrip', texts.srt);
  const json =
    texts.json === undefined ? {} : { json: await text('transcript', 'json', 'application/json', texts.json) };
  const chapters = await text('chapters', 'json', 'application/json+chapters', texts.chapters);
  const place = { root, folder, media: mediaFolder(home, episode) };
  const podcast = podcastMaster(timeline);
  const enclosure = await copyMaster(place, podcast);
  const others = await copyOtherMasters(place, script, timeline);
  const reports = await copyReports(place, podcast);
  return { enclosure, ...others, transcripts: { vtt, srt, ...json }, chapters, ...reports };
}

/** Folder of an episode's files below the public folder. */
function episodePath({ id }: EpisodeReference): string {
  return `episodes/${id}/`;
}

function describe({ guid, firstDate, script, documents, timeline }: PublishRequest) {
  const chapterList = listChapters(timeline);
  const description = describeEpisode(script, documents, chapterList);
  return {
    format: 'readout-publication/1',
    guid,
    title: cleanLine(script.title),
    description: description.text,
    descriptionHtml: description.html,
    mainText: mainText(script),
    language: script.language,
    date: new Date(firstDate).toISOString(),
    durationMs: toMs(timeline.samples),
    persons: listPersons(script),
    chapterList,
  } as const;
}

function loudness({ lufs, truePeak }: { readonly lufs: number; readonly truePeak: number }) {
  const toHundredths = (value: number): number => Math.round(value * 100) / 100;
  return { lufs: toHundredths(lufs), truePeak: toHundredths(truePeak) };
}

/** Publishing the same contents again changes nothing, not even the time of publication. */
async function keepDate({ home, episode }: PublishRequest, undated: Undated): Promise<Publication> {
  const before = await readJson(artefactFile(home, episode, 'publish'), publicationSchema).catch(() => undefined);
  const same = before && publicationSchema.parse({ ...undated, publishedAt: before.publishedAt });
  if (same !== undefined && JSON.stringify(same) === JSON.stringify(before)) return same;
  return publicationSchema.parse({ ...undated, publishedAt: new Date().toISOString() });
}
