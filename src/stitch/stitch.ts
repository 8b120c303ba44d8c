import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { ClipsFile } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import type { MasteringReport } from '../model/mastering.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { type Master, type TimelineFile, timelineFileSchema } from '../model/timeline.ts';
import { readJson } from '../store/json-file.ts';
import { artefactFile, mediaFolder } from '../store/paths.ts';
import { buildTimeline } from './build-timeline.ts';
import { makeMasters } from './make-masters.ts';
import { planMasters } from './plan-masters.ts';
import { prepareTheme, type ShowSound } from './prepare-theme.ts';
import { createClipReader, readMeasures } from './read-clips.ts';
import { removeOldMasters } from './remove-old-masters.ts';
import { prepareReport } from './report-loudness.ts';
import { writeReports } from './write-reports.ts';

/** What an episode is stitched from. */
export interface StitchRequest {
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly script: Script;
  readonly clips: ClipsFile;
  readonly show: Pick<Show, 'title' | 'author' | 'description'> & ShowSound & Pick<Show, 'renditions'>;
  /** JPEG for the tag. */
  readonly cover?: Uint8Array;
  readonly ffmpeg: Ffmpeg;
  /** Encoders that run side by side. */
  readonly workers: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** Told for each master how much of it had to be encoded, and why. */
  readonly onMastered?: (report: MasteringReport) => void;
}

/**
 * Puts an episode together: places its clips and stings, masters them, and writes `media/<rendition>-<hash>.*`. The name
 * holds a hash of everything that shapes the bytes, so a master that is there already is kept. After an edit only what
 * changed is encoded, and the file is byte for byte what a clean build gives. Of older masters those of the build before
 * stay: what is public has a copy of its own.
 * @throws ReadoutError `episode-incomplete` naming the segment that lacks a clip; what ffmpeg and the disk say.
 */
export async function stitch(request: StitchRequest, signal: AbortSignal): Promise<TimelineFile> {
  const { home, episode, script, clips, show, ffmpeg, workers } = request;
  const { theme, assets: load } = await prepareTheme(home, episode.show, show, ffmpeg, signal);
  const timeline = buildTimeline({ script, clips, theme });
  const { cues } = timeline;
  const spoken = cues.filter((cue) => cue.kind === 'clip');
  const assets = await load(cues.flatMap((cue) => (cue.kind === 'clip' ? [] : [cue.asset])));
  const [measures, encoder] = await Promise.all([readMeasures(home, spoken, signal), ffmpeg.version(signal)]);
  const parts = { timeline, measures, assets, readClip: createClipReader(home), margins: theme };
  const source = { home, episode, about: request, ...parts, encoder, workers };
  const planned = await planMasters(source, show.renditions, signal);
  const media = mediaFolder(home, episode);
  const [podcast] = planned;
  const sound = podcast && { script, ...podcast };
  const report = sound && prepareReport(sound);
  const { masters, mastering, peaks } = await makeMasters({ ...request, onFed: report }, planned, signal);
  const reported = sound && report && writeReports({ ...sound, report, media, peaks, mastering });
  const removed = mastersToKeep(request, masters).then((kept) => removeOldMasters(media, kept));
  await Promise.all([reported, removed]);
  return { format: 'readout-timeline/1', ...timeline, masters: [...masters] };
}

/** Those just made and those of the build before, from which the next edit, or taking this one back, can go on. */
async function mastersToKeep({ home, episode }: StitchRequest, made: readonly Master[]): Promise<Set<string>> {
  const before = await readJson(artefactFile(home, episode, 'stitch'), timelineFileSchema).catch(() => undefined);
  return new Set([...made, ...(before?.masters ?? [])].map(({ file }) => file));
}
