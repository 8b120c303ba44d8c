import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SAMPLE_RATE, type Samples } from '../model/units.ts';
import { isBrokenPipe, type RenderSamples } from './encode-frames.ts';
import type { Ffmpeg, FileEncoderSettings } from './ffmpeg.ts';
import { fileError } from './ffmpeg-error.ts';
import { fromDb } from './loudness.ts';
import { measureFile } from './measure-file.ts';
import { temporaryName } from './temporary-name.ts';
import { addWords } from './words.ts';

/** A file to be made of a mono programme by an encoder of ffmpeg. */
export interface FileJob extends Pick<FileEncoderSettings, 'codec' | 'bitrateKbps'> {
  /** Where it goes; an old file stays whole until the new one is. */
  readonly path: string;
  /** Tags and chapters, see `writeMetadata`. */
  readonly metadata: string;
  /** JPEG, for a container that holds pictures as streams. */
  readonly cover?: Uint8Array;
  readonly samples: Samples;
  readonly render: RenderSamples;
  /** What listeners are to get: LUFS on a dual-mono meter, and dBTP at most. */
  readonly aim: { readonly lufs: number; readonly ceilingDbtp: number };
  /** How often it may be encoded until they do. */
  readonly rounds: number;
  /** Told how many of all samples went in. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Gain of an encoder in dB on levelled speech at our bitrates, to be taken off beforehand; voices differ by some 0.15. Measured. */
export const FILE_ENCODER_DB: Readonly<Record<FileEncoderSettings['codec'], number>> = { opus: -0.17, aac: -0.03 };

const SAMPLES_AT_ONCE = SAMPLE_RATE;
const CLOSE_ENOUGH_DB = 0.07;
/** What differs by more is no voice's doing, such as a programme that is silent. */
const MOST_DB = 3;

/** Encodes a programme to Opus or AAC. @throws ReadoutError what ffmpeg, `render` or the disk says; nothing is left behind then. */
export async function encodeFile(
  job: FileJob,
  ffmpeg: Pick<Ffmpeg, 'startFileEncoder' | 'streamFile'>,
  signal?: AbortSignal,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const temporary = temporaryName(job.path);
  const metadata = `${temporary}.metadata.part`;
  const cover = job.cover === undefined ? undefined : `${temporary}.cover.part`;
  try {
    await mkdir(dirname(job.path), { recursive: true });
    await writeFile(metadata, job.metadata);
    if (job.cover !== undefined && cover !== undefined) await writeFile(cover, job.cover);
    await encodeToAim(job, { ...job, metadata, cover, path: temporary }, ffmpeg, signal);
    await flush(temporary);
    signal?.throwIfAborted();
    const { size } = await stat(temporary);
    const sha256 = await hashFile(temporary);
    await rename(temporary, job.path);
    return { bytes: size, sha256 };
  } catch (cause) {
    throw fileError(`writing ${job.path}`, cause, signal);
  } finally {
    await rm(temporary, { force: true });
    await rm(metadata, { force: true });
    if (cover !== undefined) await rm(cover, { force: true });
  }
}

/** Encodes it, listens to it, and encodes it again by as much louder as the encoder has made this voice quieter than others. */
async function encodeToAim(
  job: FileJob,
  settings: FileEncoderSettings,
  ffmpeg: Pick<Ffmpeg, 'startFileEncoder' | 'streamFile'>,
  signal?: AbortSignal,
): Promise<void> {
  await runEncoder(job, settings, ffmpeg, signal);
  const { onProgress: _, ...again } = job;
  let gainDb = 0;
  for (let round = 2; round <= job.rounds; round++) {
    const { lufs, truePeak } = await measureFile(settings.path, ffmpeg, signal);
    const missing = Math.min(job.aim.lufs - lufs, job.aim.ceilingDbtp - truePeak);
    if (Math.abs(missing) < CLOSE_ENOUGH_DB || Math.abs(missing) > MOST_DB) return;
    gainDb += missing;
    await runEncoder({ ...again, render: amplified(job.render, gainDb) }, settings, ffmpeg, signal);
  }
}

function amplified(render: RenderSamples, gainDb: number): RenderSamples {
  return async (from, to) => {
    const louder = new Int16Array(to - from);
    addWords(louder, await render(from, to), fromDb(gainDb));
    return louder;
  };
}

async function runEncoder(
  job: FileJob,
  { codec, bitrateKbps, metadata, cover, path }: FileEncoderSettings,
  ffmpeg: Pick<Ffmpeg, 'startFileEncoder'>,
  signal?: AbortSignal,
): Promise<void> {
  const encoder = ffmpeg.startFileEncoder({ codec, bitrateKbps, metadata, cover, path }, signal);
  try {
    await pipeline(Readable.from(sound(job), { objectMode: true, highWaterMark: 1 }), encoder.input);
    await encoder.finished;
  } catch (error) {
    // A broken pipe is only how we notice: the process knows why it ended.
    if (isBrokenPipe(error)) await encoder.finished;
    throw error;
  } finally {
    encoder.stop();
  }
}

async function* sound({ samples, render, onProgress }: FileJob): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < samples; from += SAMPLES_AT_ONCE) {
    const to = Math.min(samples, from + SAMPLES_AT_ONCE);
    const pcm = await render(from, to);
    yield new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
    onProgress?.(to, samples);
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
