import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoudnessReport, loudnessReportSchema } from '../model/loudness-report.ts';
import type { MasteringReport } from '../model/mastering.ts';
import { readJson, writeJson } from '../store/json-file.ts';
import { writeAtomic } from '../store/write-atomic.ts';
import { drawLoudness } from './draw-loudness.ts';
import { waveformOf } from './frame-peaks.ts';
import type { LoudnessParts } from './report-loudness.ts';

const LOUDNESS = 'loudness.json';
const MASTERING = 'mastering.json';

/** What is told of an episode's masters. */
export interface ReportParts extends LoudnessParts {
  readonly report: () => LoudnessReport;
  readonly media: string;
  readonly peaks: Int8Array;
  readonly mastering: readonly MasteringReport[];
}

/**
 * Writes beside the masters how the podcast sounds (`loudness.json`, and as a picture `loudness.svg`), its waveform for
 * players (`peaks.json`), and what the last build encoded and why (`mastering.json`).
 */
export async function writeReports(parts: ReportParts): Promise<void> {
  const { media, timeline, peaks, mastering } = parts;
  const told = writeJson(join(media, MASTERING), { format: 'readout-mastering/1', masters: mastering });
  if (mastering[0]?.reason === 'kept' && (await isReported(parts))) return told;
  const report = parts.report();
  await Promise.all([
    told,
    writeAtomic(join(media, 'loudness.svg'), drawLoudness(report, timeline.chapters, timeline.samples)),
    writeAtomic(join(media, 'peaks.json'), `${JSON.stringify(waveformOf(peaks))}\n`),
  ]);
  // Last, because it tells that the others are there.
  await writeJson(join(media, LOUDNESS), report);
}

/** Whether the reports of this very master are there; a speaker may have another name since. */
async function isReported({ media, master, script }: ReportParts): Promise<boolean> {
  const report = await readJson(join(media, LOUDNESS), loudnessReportSchema).catch(() => undefined);
  if (report?.file !== master.file) return false;
  const names = new Map(script.speakers.map(({ id, name }) => [id, name]));
  if (!report.speakers.every(({ id, name }) => name === (names.get(id) ?? id))) return false;
  const others = ['loudness.svg', 'peaks.json'].map((name) => stat(join(media, name)));
  return Promise.all(others).then(
    () => true,
    () => false,
  );
}
