import { join } from 'node:path';
import { writeJson } from '../store/json-file.ts';
import { writeAtomic } from '../store/write-atomic.ts';
import { drawLoudness } from './draw-loudness.ts';
import { waveformOf } from './frame-peaks.ts';
import type { MasteringReport } from './keep-or-encode.ts';
import { type LoudnessParts, reportLoudness } from './report-loudness.ts';

/** What is told of an episode's masters. */
export interface ReportParts extends LoudnessParts {
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
  const report = reportLoudness(parts);
  await writeJson(join(media, 'loudness.json'), report);
  await writeAtomic(join(media, 'loudness.svg'), drawLoudness(report, timeline.chapters, timeline.samples));
  await writeAtomic(join(media, 'peaks.json'), `${JSON.stringify(waveformOf(peaks))}\n`);
  await writeJson(join(media, 'mastering.json'), { format: 'readout-mastering/1', masters: mastering });
}
