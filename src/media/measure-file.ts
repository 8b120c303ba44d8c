import { SAMPLE_RATE, type Samples } from '../model/units.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { createKWeightedMeter, type KWeightedMeter } from './k-weighting.ts';
import { DUAL_MONO_DB, powerToLufs, programmeLufs, SILENCE_LUFS, toDb } from './loudness.ts';
import type { SoundBlock } from './read-wav-stream.ts';
import { createTruePeakMeter } from './true-peak.ts';

/** What a listener gets from a sound file, measured on its decoded sound. */
export interface FileMeasure {
  /** Length at 48 kHz. */
  readonly samples: Samples;
  readonly channels: number;
  /** Integrated loudness, LUFS; of mono as a dual-mono meter reads it (a plain mono meter reads 3.01 less). */
  readonly lufs: number;
  /** dBTP. */
  readonly truePeak: number;
}

/** Decodes a file and measures it as players hear it. @throws ReadoutError what ffmpeg says. */
export async function measureFile(
  path: string,
  ffmpeg: Pick<Ffmpeg, 'streamFile'>,
  signal?: AbortSignal,
): Promise<FileMeasure> {
  const peaks = createTruePeakMeter();
  const meters: KWeightedMeter[] = [];
  let [count, channels] = [0, 1];
  for await (const block of ffmpeg.streamFile(path, { sampleRate: SAMPLE_RATE }, signal)) {
    channels = block.channels;
    for (let channel = 0; channel < channels; channel++) {
      const samples = takeChannel(block, channel);
      meters[channel] ??= createKWeightedMeter();
      meters[channel]?.push(samples);
      peaks.push(samples, channel);
    }
    count += block.samples.length / channels;
  }
  const lufs = channelsLufs(meters.map((meter) => meter.bins()));
  return {
    samples: count,
    channels,
    lufs: channels === 1 && lufs > SILENCE_LUFS ? lufs + DUAL_MONO_DB : lufs,
    truePeak: toDb(peaks.peak()),
  };
}

function takeChannel({ samples, channels }: SoundBlock, channel: number): Float32Array {
  if (channels === 1) return samples;
  const taken = new Float32Array(samples.length / channels);
  for (let at = 0; at < taken.length; at++) taken[at] = samples[at * channels + channel] ?? 0;
  return taken;
}

/** Powers of the channels add (left and right weigh the same). */
function channelsLufs(bins: readonly (readonly number[])[]): number {
  const summed = (bins[0] ?? []).map((_, index) => bins.reduce((sum, channel) => sum + (channel[index] ?? 0), 0));
  const mean = summed.reduce((sum, power) => sum + power, 0) / Math.max(1, summed.length);
  return programmeLufs(summed) ?? powerToLufs(mean);
}
