import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loudnessReportSchema } from '../model/loudness-report.ts';
import type { Publication } from '../model/publication.ts';
import type { Master } from '../model/timeline.ts';
import { readJson } from '../store/json-file.ts';
import type { MasterPlace } from './copy-masters.ts';
import { writePublicFile } from './public-file.ts';

/** The reports that lie beside masters, what they are called in public, and what they are. */
const REPORTS = {
  waveform: { file: 'peaks.json', name: 'waveform', extension: 'json', mediaType: 'application/json' },
  loudness: { file: 'loudness.json', name: 'loudness', extension: 'json', mediaType: 'application/json' },
  loudnessPlot: { file: 'loudness.svg', name: 'loudness', extension: 'svg', mediaType: 'image/svg+xml' },
} as const;

/**
 * Publishes the waveform, for players that draw one, and how loud the episode is, as numbers and as a picture. Nothing where
 * they are not there or are another master's: they are for information.
 */
export async function copyReports(
  { root, folder, media }: MasterPlace,
  master: Master,
): Promise<Pick<Publication, 'reports'>> {
  const report = await readJson(join(media, REPORTS.loudness.file), loudnessReportSchema).catch(() => undefined);
  if (report?.file !== master.file) return {};
  const copy = async ({ file, ...name }: (typeof REPORTS)[keyof typeof REPORTS]) =>
    writePublicFile(root, { folder, ...name }, await readFile(join(media, file)));
  try {
    const { waveform, loudness, loudnessPlot } = REPORTS;
    return {
      reports: {
        waveform: await copy(waveform),
        loudness: await copy(loudness),
        loudnessPlot: await copy(loudnessPlot),
      },
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}
