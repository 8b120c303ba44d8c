import { join } from 'node:path';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { measureFile } from '../media/measure-file.ts';
import type { StretchMeter } from '../media/measure-stretch.ts';
import type { EpisodeReference } from '../model/episode.ts';
import type { Master, TimelineFile } from '../model/timeline.ts';
import { hashFile } from '../store/hash-file.ts';
import { mediaFolder } from '../store/paths.ts';
import type { Fault } from './fault.ts';

/** What a rendition must sound like: LUFS (mono on a dual-mono meter), and dBTP at most. */
const LEVELS: Readonly<Record<string, { readonly lufs: number; readonly ceilingDbtp: number }>> = {
  // Alexa Flash Briefing.
  briefing: { lufs: -14, ceilingDbtp: -2 },
};
const PODCAST_LEVEL = { lufs: -16, ceilingDbtp: -1 };
const TOLERANCE_LU = 1;
/** AAC is decoded in frames of 1024 samples, of which the last may be half empty. */
const TOLERANCE_SAMPLES = 1024;

/** What is wrong with the renditions besides the podcast, each measured as players hear it. */
export async function otherMasterFaults(
  subject: {
    readonly home: string;
    readonly episode: EpisodeReference;
    readonly timeline: TimelineFile;
    readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
    readonly meter?: StretchMeter;
  },
  signal?: AbortSignal,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const master of subject.timeline.masters) {
    if (master.rendition === 'podcast') continue;
    const path = join(mediaFolder(subject.home, subject.episode), master.file);
    faults.push(...(await masterFaults(path, master, subject, signal)));
  }
  return faults;
}

async function masterFaults(
  path: string,
  master: Master,
  { ffmpeg, meter }: { readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>; readonly meter?: StretchMeter },
  signal?: AbortSignal,
): Promise<Fault[]> {
  const found = await hashFile(path, signal);
  if (found?.sha256 !== master.sha256) {
    return [{ rule: 'master', sentence: `${path} is ${found ? 'not the file that was mastered' : 'missing'}.` }];
  }
  const { samples, lufs, truePeak } = await measureFile(path, ffmpeg, signal, meter);
  const level = LEVELS[master.rendition] ?? PODCAST_LEVEL;
  const name = `The rendition ${master.file}`;
  const faults: Fault[] = [];
  if (Math.abs(samples - master.samples) > TOLERANCE_SAMPLES) {
    faults.push({ rule: 'master', sentence: `${name} decodes to ${samples} samples, not ${master.samples}.` });
  }
  if (Math.abs(lufs - level.lufs) > TOLERANCE_LU) {
    faults.push({
      rule: 'loudness',
      sentence: `${name} has ${lufs.toFixed(1)} LUFS, not ${level.lufs} ±${TOLERANCE_LU}.`,
    });
  }
  if (truePeak > level.ceilingDbtp) {
    faults.push({
      rule: 'peak',
      sentence: `${name} peaks at ${truePeak.toFixed(1)} dBTP, above ${level.ceilingDbtp}.`,
    });
  }
  return faults;
}
