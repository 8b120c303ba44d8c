import type { Ffmpeg } from '../media/ffmpeg.ts';
import { frameCount } from '../media/mp3-frame.ts';
import type { ClipsFile } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { type Master, type TimelineFile, timelineFileSchema } from '../model/timeline.ts';
import { readJson } from '../store/json-file.ts';
import { artefactFile, mediaFolder } from '../store/paths.ts';
import { buildTimeline } from './build-timeline.ts';
import { keepOrEncode, type MasteringReport } from './keep-or-encode.ts';
import { type PlannedMaster, planMasters } from './plan-masters.ts';
import { prepareTheme, type ShowSound } from './prepare-theme.ts';
import { createClipReader, readMeasures } from './read-clips.ts';
import { removeOldMasters } from './remove-old-masters.ts';

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
  const measures = await readMeasures(home, spoken, signal);
  const encoder = await ffmpeg.version(signal);
  const parts = { timeline, measures, assets, readClip: createClipReader(home), margins: theme };
  const source = { home, episode, about: request, ...parts, encoder, workers };
  const planned = await planMasters(source, show.renditions, signal);
  const masters = await makeMasters(request, planned, signal);
  await removeOldMasters(mediaFolder(home, episode), await mastersToKeep(request, masters));
  return { format: 'readout-timeline/1', ...timeline, masters };
}

/** Makes MP3s one after another, each on all encoders, and beside them the files of encoders that cannot share their work. */
async function makeMasters(
  { ffmpeg, onProgress, onMastered }: StitchRequest,
  planned: readonly PlannedMaster[],
  signal: AbortSignal,
): Promise<Master[]> {
  const failure = new AbortController();
  const both = AbortSignal.any([signal, failure.signal]);
  const tell = progressOf(planned, onProgress);
  const masters: Master[] = [];
  let first: unknown;
  const makeKind = async (kind: 'mp3' | 'file'): Promise<void> => {
    for (const [index, { job, master }] of planned.entries()) {
      if (job.kind !== kind) continue;
      const onJob = (done: number, total: number): void => tell(index, done / total);
      const { report, bytes, sha256 } = await keepOrEncode({ ...job, onProgress: onJob }, ffmpeg, both);
      onMastered?.(report);
      masters[index] = { ...master, bytes, sha256 };
    }
  };
  const runs = (['mp3', 'file'] as const).map((kind) =>
    makeKind(kind).catch((error: unknown) => {
      // What the other says when it is stopped is only the echo of the first failure.
      first ??= error;
      failure.abort(error);
    }),
  );
  await Promise.all(runs);
  if (first !== undefined) throw first;
  return masters;
}

/** Adds up how far all masters are, in frames. */
function progressOf(
  planned: readonly PlannedMaster[],
  onProgress: StitchRequest['onProgress'],
): (index: number, share: number) => void {
  const lengths = planned.map(({ job }) => frameCount(job.samples));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const shares = planned.map(() => 0);
  return (index, share) => {
    shares[index] = share;
    const done = shares.reduce((sum, one, at) => sum + one * (lengths[at] ?? 0), 0);
    onProgress?.(Math.floor(done + 1e-6), total);
  };
}

/** Those just made and those of the build before, from which the next edit, or taking this one back, can go on. */
async function mastersToKeep({ home, episode }: StitchRequest, made: readonly Master[]): Promise<Set<string>> {
  const before = await readJson(artefactFile(home, episode, 'stitch'), timelineFileSchema).catch(() => undefined);
  return new Set([...made, ...(before?.masters ?? [])].map(({ file }) => file));
}
