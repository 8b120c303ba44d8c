import { dirname } from 'node:path';
import type { RenderSamples } from '../media/encode-frames.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { frameCount } from '../media/mp3-frame.ts';
import type { MasteringReport } from '../model/mastering.ts';
import type { Master } from '../model/timeline.ts';
import { FRAME_SAMPLES } from '../model/units.ts';
import { createFramePeaks, type FramePeaks, readFramePeaks, writeFramePeaks } from './frame-peaks.ts';
import { keepOrEncode, type MasterJob, type WrittenMaster } from './keep-or-encode.ts';
import type { Render } from './mix.ts';
import type { PlannedMaster } from './plan-masters.ts';

/** What masters are made with, and who is told. */
export interface MasteringTools {
  readonly ffmpeg: Ffmpeg;
  readonly onProgress?: (done: number, total: number) => void;
  readonly onMastered?: (report: MasteringReport) => void;
  /** Told, once or more often, when encoders are at work and nothing else is to be done. */
  readonly onFed?: (() => void) | undefined;
}

/** The masters in the order of their plans, what was done for each, and the podcast's peaks. */
export interface MadeMasters {
  readonly masters: readonly Master[];
  readonly mastering: readonly MasteringReport[];
  readonly peaks: Int8Array;
}

/** Makes MP3s one after another, each on all encoders, and beside them the files of encoders that cannot share their work. */
export async function makeMasters(
  { ffmpeg, onProgress, onMastered, onFed }: MasteringTools,
  planned: readonly PlannedMaster[],
  signal: AbortSignal,
): Promise<MadeMasters> {
  const failure = new AbortController();
  const both = AbortSignal.any([signal, failure.signal]);
  const tell = progressOf(planned, onProgress);
  const masters: Master[] = [];
  const mastering: MasteringReport[] = [];
  let peaks: Int8Array = new Int8Array();
  let first: unknown;
  const makeKind = async (kind: 'mp3' | 'file'): Promise<void> => {
    for (const [index, { job, master }] of planned.entries()) {
      if (job.kind !== kind) continue;
      const onJob = (done: number, total: number): void => tell(index, done / total);
      // The waveform is that of the podcast, which is always the first.
      const noted = index === 0 ? createFramePeaks(job.samples) : undefined;
      const render = noted === undefined ? job.render : noted.tap(toAsync(job.render));
      const told = job.kind === 'mp3' ? { ...job, onFed } : job;
      const written = await keepOrEncode({ ...told, render, onProgress: onJob }, ffmpeg, both);
      onMastered?.(written.report);
      mastering[index] = written.report;
      masters[index] = { ...master, bytes: written.bytes, sha256: written.sha256 };
      if (noted !== undefined) peaks = await finishPeaks(job, written, noted);
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
  return { masters, mastering, peaks };
}

/** Adds up how far all masters are, in frames. */
function progressOf(
  planned: readonly PlannedMaster[],
  onProgress: MasteringTools['onProgress'],
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

/** The peaks of a master that is there: as kept, or those noted while it was encoded with what an earlier one had. */
async function finishPeaks(job: MasterJob, { report, older }: WrittenMaster, noted: FramePeaks): Promise<Int8Array> {
  const media = dirname(job.path);
  const kept = report.reason === 'kept' ? await readFramePeaks(media, report.file) : undefined;
  if (kept?.length === 2 * Math.ceil(job.samples / FRAME_SAMPLES)) return kept;
  const before = older && (await readFramePeaks(media, older.file));
  if (older !== undefined && before !== undefined) noted.copy(before, older.same);
  await noted.complete(toAsync(job.render));
  await writeFramePeaks(media, report.file, noted.data);
  return noted.data;
}

function toAsync(render: RenderSamples): Render {
  return async (from, to, into) => render(from, to, into);
}
