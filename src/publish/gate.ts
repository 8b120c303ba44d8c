import { join } from 'node:path';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { FileMeasure } from '../media/measure-file.ts';
import type { StretchMeter } from '../media/measure-stretch.ts';
import type { ClipsFile } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Script } from '../model/script.ts';
import type { Master, TimelineFile } from '../model/timeline.ts';
import { toMs } from '../model/units.ts';
import { mediaFolder } from '../store/paths.ts';
import { chapterFileFaults, timelineChapterFaults } from './chapter-faults.ts';
import { completeFaults } from './complete-faults.ts';
import type { Fault } from './fault.ts';
import { examineMaster } from './master-faults.ts';
import { otherMasterFaults } from './other-master-faults.ts';
import { transcriptFaults } from './transcript-faults.ts';

/** A finished episode as it would go out. */
export interface GateSubject {
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly script: Script;
  readonly clips: ClipsFile;
  readonly timeline: TimelineFile;
  /** Text of the WebVTT transcript and of the chapters file. */
  readonly vtt: string;
  readonly chapters: string;
  readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
  /** Where sound is measured; without it in this thread. */
  readonly meter?: StretchMeter;
}

/** Everything that keeps an episode from going out; none where it may. */
export async function findGateFaults(
  subject: GateSubject,
  signal?: AbortSignal,
): Promise<{ readonly faults: readonly Fault[]; readonly measure: FileMeasure | undefined }> {
  const { script, clips, timeline, vtt, chapters } = subject;
  const master = podcastMaster(timeline);
  const path = join(mediaFolder(subject.home, subject.episode), master.file);
  const report = await examineMaster(path, master, subject, signal);
  const faults = [
    ...completeFaults(script, clips, timeline),
    ...timelineChapterFaults(timeline),
    ...transcriptFaults(vtt, script, toMs(timeline.samples)),
    ...chapterFileFaults(chapters, timeline),
    ...report.faults,
    ...(await otherMasterFaults(subject, signal)),
  ];
  return { faults, measure: report.measure };
}

/** Lets an episode out, with what was measured of it. @throws ReadoutError `not-publishable` naming what does not hold. */
export async function passGate(subject: GateSubject, signal?: AbortSignal): Promise<FileMeasure> {
  const { faults, measure } = await findGateFaults(subject, signal);
  if (faults.length === 0 && measure !== undefined) return measure;
  const { show, id } = subject.episode;
  const [first, ...others] = faults;
  const rest = others.length === 0 ? '' : ` (and ${others.length} more: ${others[0]?.sentence})`;
  throw new ReadoutError('not-publishable', `Episode ${show}/${id} was not published: ${first?.sentence}${rest}`, {
    hint: 'Build the episode again; what is already published stays as it is.',
  });
}

/** The master that the feed announces. @throws ReadoutError `not-publishable` where there is none. */
export function podcastMaster(timeline: TimelineFile): Master {
  const master = timeline.masters.find(({ rendition }) => rendition === 'podcast');
  if (master !== undefined) return master;
  throw new ReadoutError('not-publishable', 'The episode has no podcast master.', { hint: 'Build it again.' });
}
