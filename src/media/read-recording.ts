import { stat } from 'node:fs/promises';
import { ReadoutError } from '../model/readout-error.ts';
import { SAMPLE_RATE } from '../model/units.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { measureSound } from './measure-sound.ts';
import { gatherSamples } from './read-wav-stream.ts';
import type { Sound } from './sound.ts';

const LARGEST_FILE = 1024 * 1024 * 1024;
/** All of it is in memory. Measured with 29 minutes: 410 MB once they are read, 920 MB while a thread makes their clip. */
const LONGEST_SECONDS = 30 * 60;
const SHORTEST_SECONDS = 0.3;
const INAUDIBLE_LUFS = -60;

/**
 * Reads a recording of any format as mono sound, to be made a clip of like a take: trimmed, levelled, limited.
 * @throws ReadoutError `bad-file` naming the file and what is wrong with it.
 */
export async function readRecording(
  path: string,
  ffmpeg: Pick<Ffmpeg, 'streamFile'>,
  signal?: AbortSignal,
): Promise<Sound> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unusable(path, 'is not there', cause);
  });
  if (!found.isFile() || found.size > LARGEST_FILE) throw unusable(path, 'is no file, or one of more than 1 GB');
  const blocks = ffmpeg.streamFile(path, { sampleRate: SAMPLE_RATE, channels: 1 }, signal);
  // Found out while it is read: what a file says of its length may be false.
  const samples = await gatherSamples(blocks, LONGEST_SECONDS * SAMPLE_RATE);
  const seconds = samples.length / SAMPLE_RATE;
  if (seconds > LONGEST_SECONDS) throw unusable(path, 'lasts more than 30 minutes; cut it in parts');
  if (seconds < SHORTEST_SECONDS) throw unusable(path, 'lasts less than a third of a second');
  if (measureSound(samples).lufs < INAUDIBLE_LUFS) throw unusable(path, 'is silent');
  return { samples, sampleRate: SAMPLE_RATE };
}

function unusable(path: string, why: string, cause?: unknown): ReadoutError {
  return new ReadoutError('bad-file', `The recording ${path} ${why}.`, {
    hint: 'Name another file in the script, or let a voice speak the segment.',
    cause,
  });
}
