import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ReadoutError } from '../model/readout-error.ts';
import type { Samples } from '../model/units.ts';
import { type CopySink, copyFrames, findCopies, framesBeside, type OlderMp3, type SameFrames } from './copy-frames.ts';
import type { FrameSink, RenderSamples } from './encode-frames.ts';
import { countFrames, encodeRanges, shareOutFrames } from './encode-ranges.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { fileError } from './ffmpeg-error.ts';
import { checkFormat, frameBytes, frameCheck, frameCount, infoFrame, type Mp3Format } from './mp3-frame.ts';
import { type CrcPiece, createPiecewiseCrc, joinCrcs } from './piecewise-crc.ts';
import { temporaryName } from './temporary-name.ts';

/** An MP3 to be made. */
export interface Mp3Job extends Mp3Format {
  /** Where it goes; an old file stays whole until the new one is. */
  readonly path: string;
  /** ID3 tag that stands first. */
  readonly tag: Uint8Array;
  readonly samples: Samples;
  readonly render: RenderSamples;
  /** Encoders that run side by side; the file is the same for any number. */
  readonly workers: number;
  /** An older master whose frames are copied where encoding would give the same again. */
  readonly older?: OlderMp3;
  /** Told when an encoder has got all its sound and is still at work on it. */
  readonly onFed?: (() => void) | undefined;
  /** Told how many of all frames are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A finished MP3. */
export interface EncodedMp3 {
  readonly bytes: number;
  readonly sha256: string;
  /** Frames of sound; the header frame is not among them. */
  readonly frames: number;
  /** How many of them were encoded; the others are copies. */
  readonly encoded: number;
  /** CRCs of its frames of sound, piece by piece. */
  readonly crcs: readonly CrcPiece[];
}

/**
 * Encodes a programme to constant-bitrate MP3 on several encoders at once, each writing its frames in place. The file appears
 * under its name only when every frame is there and on the disk.
 * @throws ReadoutError `bad-usage`, `tool-missing`, `tool-failed`, `disk-full` or `stopped`; nothing is left behind then.
 */
export async function encodeMp3(job: Mp3Job, ffmpeg: Ffmpeg, signal?: AbortSignal): Promise<EncodedMp3> {
  checkFormat(job);
  const temporary = temporaryName(job.path);
  try {
    await mkdir(dirname(job.path), { recursive: true });
    const file = await open(temporary, 'wx+');
    try {
      const encoded = await writeMp3(file, job, ffmpeg, signal);
      signal?.throwIfAborted();
      await rename(temporary, job.path);
      return encoded;
    } finally {
      await file.close();
    }
  } catch (cause) {
    await rm(temporary, { force: true });
    throw fileError(`writing ${job.path}`, cause, signal);
  }
}

/** Gain of LAME at a constant bitrate in dB, to be taken off beforehand: it makes sound quieter to be safe from clipping. */
export function encoderGainDb(bitrateKbps: number): number {
  return 20 * Math.log10(LAME_SCALES.find(([from]) => bitrateKbps >= from)?.[1] ?? 0.95);
}

// LAME 3.100, presets.c, abr_switch_map: the factor from each bitrate on.
const LAME_SCALES: readonly (readonly [kbps: number, factor: number])[] = [
  [256, 1],
  [224, 0.98],
  [192, 0.97],
];

async function writeMp3(file: FileHandle, job: Mp3Job, ffmpeg: Ffmpeg, signal?: AbortSignal): Promise<EncodedMp3> {
  const frames = frameCount(job.samples);
  const size = frameBytes(job);
  const start = job.tag.length + size;
  await writeAll(file, job.tag, 0);
  const crc = createPiecewiseCrc();
  let done = 0;
  const write = async (bytes: Uint8Array, offset: number): Promise<void> => {
    await writeAll(file, bytes, start + offset);
    done += bytes.length;
    job.onProgress?.(Math.floor(done / size), frames);
  };
  const encoded = await fillFrames(job, frames, { write, crc }, ffmpeg, signal);
  const crcs = crc.pieces();
  await writeAll(file, infoFrame(job, { frames, samples: job.samples, crc: joinCrcs(crcs).crc }), job.tag.length);
  // The disk takes its time; what has been written can be read meanwhile.
  const [sha256] = await Promise.all([readBack(file, { start, frames }, job), file.sync()]);
  return { bytes: start + frames * size, sha256, frames, encoded, crcs };
}

/** Copies what an older master has and meanwhile encodes the rest; returns how many frames were encoded. */
async function fillFrames(
  job: Mp3Job,
  frames: number,
  sink: CopySink,
  ffmpeg: Ffmpeg,
  signal?: AbortSignal,
): Promise<number> {
  const { bitrateKbps, channels, samples, render, onFed, older } = job;
  const programme = { format: { bitrateKbps, channels }, samples, render, onFed };
  const copies = older === undefined ? [] : await findCopies(programme, older);
  const ranges = framesBeside(copies, frames);
  const work = { ranges: shareOutFrames(ranges, job.workers), workers: job.workers };
  const take: FrameSink = async (bytes, offset) => {
    // Reckoned here, where it costs nobody's time: encoders are at work on other cores.
    sink.crc.add(bytes, offset);
    await sink.write(bytes, offset);
  };
  const copying = older === undefined ? undefined : copyAll(older, copies, programme.format, sink);
  // The file stays open until both have ended, whatever happens to one of them.
  const [encoded, copied] = await Promise.allSettled([encodeRanges(programme, work, take, ffmpeg, signal), copying]);
  for (const ended of [encoded, copied]) if (ended.status === 'rejected') throw ended.reason;
  return countFrames(ranges);
}

async function copyAll(
  older: OlderMp3,
  copies: readonly SameFrames[],
  format: Mp3Format,
  sink: CopySink,
): Promise<void> {
  if (copies.length === 0) return;
  const from = await open(older.path);
  try {
    for (const copy of copies) await copyFrames(from, older, copy, format, sink);
  } finally {
    await from.close();
  }
}

const FRAMES_AT_ONCE = 4096;

/** Reads the file as it is on the disk: its sha256, after a look at each frame. @throws ReadoutError `tool-failed` where one is missing. */
async function readBack(
  file: FileHandle,
  { start, frames }: { readonly start: number; readonly frames: number },
  format: Mp3Format,
): Promise<string> {
  const hash = createHash('sha256');
  const size = frameBytes(format);
  const isFrameAt = frameCheck(format);
  const buffer = Buffer.alloc(Math.max(start, size * FRAMES_AT_ONCE));
  const head = await file.read(buffer, 0, start, 0);
  hash.update(buffer.subarray(0, head.bytesRead));
  let counted = 0;
  for (let from = start; ; ) {
    const { bytesRead } = await file.read(buffer, 0, size * FRAMES_AT_ONCE, from);
    if (bytesRead === 0) break;
    hash.update(buffer.subarray(0, bytesRead));
    for (let at = 0; at + size <= bytesRead && isFrameAt(buffer, at); at += size) counted++;
    from += bytesRead;
  }
  if (counted === frames) return hash.digest('hex');
  throw new ReadoutError('tool-failed', `The MP3 has ${counted} sound frames where ${frames} were due.`, {
    hint: 'Run the command again; if it happens twice, `readout doctor` shows which ffmpeg is used.',
  });
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}
