import { SAMPLE_RATE, type Samples } from '../model/units.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { DUAL_MONO_DB, powerToLufs, programmeLufs, SILENCE_LUFS, toDb } from './loudness.ts';
import { cutStretches, inlineStretchMeter, type StretchMeasure, type StretchMeter } from './measure-stretch.ts';

/** What a listener gets from a sound file, measured on its decoded sound. */
export interface FileMeasure {
  /** Length at 48 kHz. */
  readonly samples: Samples;
  readonly channels: number;
  /** Integrated loudness, LUFS; of mono as a dual-mono meter reads it (a plain mono meter reads 3.01 less). */
  readonly lufs: number;
  /** dBTP. What is beyond full scale is cut off, so that it reads some 0: too loud for whatever is published. */
  readonly truePeak: number;
}

/** Stretches in memory, 2 MB each for each channel: one is filled while the others are measured. */
const AT_ONCE = 3;

/** Decodes a file and measures it as players hear it, by `meter` where there is one. @throws ReadoutError what ffmpeg says. */
export async function measureFile(
  path: string,
  ffmpeg: Pick<Ffmpeg, 'streamFile'>,
  signal?: AbortSignal,
  meter: StretchMeter = inlineStretchMeter,
): Promise<FileMeasure> {
  const measuring: Promise<StretchMeasure>[] = [];
  let [samples, channels] = [0, 1];
  const blocks = ffmpeg.streamFile(path, { sampleRate: SAMPLE_RATE, bitsPerSample: 16 }, signal);
  for await (const stretch of cutStretches(blocks, AT_ONCE)) {
    ({ channels } = stretch);
    samples += stretch.own;
    const measured = meter.measureStretch(stretch, signal);
    // It is awaited below; until then its failure is not "unhandled".
    measured.catch(() => undefined);
    measuring.push(measured);
    await measuring.at(-AT_ONCE);
  }
  const measures = await Promise.all(measuring);
  const lufs = loudnessOf(measures.flatMap(({ bins }) => [...bins]));
  return {
    samples,
    channels,
    lufs: channels === 1 && lufs > SILENCE_LUFS ? lufs + DUAL_MONO_DB : lufs,
    truePeak: toDb(measures.reduce((most, { peak }) => Math.max(most, peak), 0)),
  };
}

function loudnessOf(bins: readonly number[]): number {
  const mean = bins.reduce((sum, power) => sum + power, 0) / Math.max(1, bins.length);
  return programmeLufs(bins) ?? powerToLufs(mean);
}
