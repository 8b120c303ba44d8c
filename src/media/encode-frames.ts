import type { Writable } from 'node:stream';
import { ReadoutError } from '../model/readout-error.ts';
import { FRAME_SAMPLES, type Samples } from '../model/units.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { errorCode } from './ffmpeg-error.ts';
import type { Mp3Encoder } from './ffmpeg-process.ts';
import { frameBytes, type Mp3Format } from './mp3-frame.ts';

/**
 * Gives the programme's samples from `from` to `to` (exclusive), interleaved where there are two channels: at the start of
 * `into` where that is given. The same stretch may be asked for twice.
 */
export type RenderSamples = (from: Samples, to: Samples, into?: Int16Array) => Int16Array | Promise<Int16Array>;

/** A stretch of an MP3 to be encoded. */
export interface FrameRange {
  readonly format: Mp3Format;
  /** Length of the whole programme. */
  readonly samples: Samples;
  readonly render: RenderSamples;
  /** Told when an encoder has got all its sound and is still at work on it: time for something else. */
  readonly onFed?: (() => void) | undefined;
  readonly fromFrame: number;
  readonly toFrame: number;
}

/** Takes encoded bytes; `offset` counts from the first frame of the programme. */
export type FrameSink = (bytes: Uint8Array, offset: number) => Promise<void>;

// Without a bit reservoir LAME forgets what came before, but only while it hears something: its hearing threshold falls over 95
// quiet frames, and the last step size outlasts any silence. Measured at 64 to 128 kbps over speech, chords, noise and pauses:
// 41 frames above -40 dBFS have always been enough. Three more at the end let the last frame go.
const LOUD_FRAMES_BEFORE = 150;
const LOUD_POWER = (32_768 * 10 ** (-40 / 20)) ** 2;
/** Frames that LAME has to see after one before that one is final. */
export const FRAMES_AFTER = 3;
const FRAMES_AT_ONCE = 64;
/** About six seconds. */
const FRAMES_FED_AT_ONCE = 256;

/**
 * Encodes a range of frames exactly as they come out when all of the programme is encoded in one go.
 * @throws ReadoutError what ffmpeg, `render` or the disk says.
 */
export async function encodeFrames(
  range: FrameRange,
  sink: FrameSink,
  ffmpeg: Ffmpeg,
  signal?: AbortSignal,
): Promise<void> {
  const start = await findStart(range);
  const encoder = ffmpeg.startMp3Encoder(range.format, signal);
  const skipped = (range.fromFrame - start) * frameBytes(range.format);
  try {
    await Promise.all([feed(encoder.input, range, start), takeFrames(encoder, range, skipped, sink)]);
    await encoder.finished;
  } catch (error) {
    // A broken pipe is only how we notice: the process knows why it ended.
    if (!isBrokenPipe(error) && !signal?.aborted) throw error;
    await encoder.finished;
    throw endedEarly('ffmpeg ended before all sound was encoded.', error);
  } finally {
    encoder.stop();
  }
}

/** The frame from which an encoder has to listen, so that it agrees with one that has heard everything. */
async function findStart(range: FrameRange): Promise<number> {
  let loud = 0;
  for (let end = range.fromFrame; end > 0; end -= FRAMES_AT_ONCE) {
    const start = Math.max(0, end - FRAMES_AT_ONCE);
    const powers = await framePowers(range, start, end);
    for (let frame = end - 1; frame >= start; frame--) {
      if ((powers[frame - start] ?? 0) > LOUD_POWER) loud++;
      if (loud === LOUD_FRAMES_BEFORE) return frame;
    }
  }
  return 0;
}

/** The first frame of a range that does not depend on what came before it; undefined where all of them do. */
export async function findLoudFrame(range: FrameRange): Promise<number | undefined> {
  let loud = 0;
  for (let start = range.fromFrame; start < range.toFrame; start += FRAMES_AT_ONCE) {
    const powers = await framePowers(range, start, Math.min(range.toFrame, start + FRAMES_AT_ONCE));
    for (const [index, power] of powers.entries()) {
      if (power > LOUD_POWER) loud++;
      // The frame after the last one that had to be heard.
      if (loud === LOUD_FRAMES_BEFORE) return start + index + 1;
    }
  }
  return undefined;
}

async function framePowers(range: FrameRange, start: number, end: number): Promise<number[]> {
  const size = FRAME_SAMPLES * range.format.channels;
  const pcm = await renderPadded(range, start, end);
  return Array.from({ length: end - start }, (_, index) => meanPower(pcm.subarray(index * size, (index + 1) * size)));
}

function meanPower(samples: Int16Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return energy / samples.length;
}

async function renderPadded(range: FrameRange, start: number, end: number, into?: Int16Array): Promise<Int16Array> {
  const { samples, format, render } = range;
  const [from, to] = [start * FRAME_SAMPLES, end * FRAME_SAMPLES];
  if (to <= samples) return render(from, to, into);
  const pcm = (into ?? new Int16Array((to - from) * format.channels))
    .subarray(0, (to - from) * format.channels)
    .fill(0);
  if (from < samples) pcm.set(await render(from, samples));
  return pcm;
}

/** Gives an encoder all sound of a range: the next piece is rendered while it takes the last, in the memory of the one before. */
async function feed(input: Writable, range: FrameRange, startFrame: number): Promise<void> {
  const end = range.toFrame + FRAMES_AFTER;
  const size = FRAMES_FED_AT_ONCE * FRAME_SAMPLES * range.format.channels;
  const [one, other] = [new Int16Array(size), new Int16Array(size)];
  let taken = Promise.resolve();
  for (let frame = startFrame, turn = 0; frame < end; frame += FRAMES_FED_AT_ONCE, turn += 1) {
    const into = turn % 2 === 0 ? one : other;
    const pcm = await renderPadded(range, frame, Math.min(end, frame + FRAMES_FED_AT_ONCE), into);
    await taken;
    taken = write(input, new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength));
  }
  await taken;
  input.end();
  range.onFed?.();
}

function write(stream: Writable, bytes: Uint8Array): Promise<void> {
  const written = new Promise<void>((fulfil, reject) => {
    stream.write(bytes, (error) => (error ? reject(error) : fulfil()));
  });
  // It is awaited after the next piece is there; until then it is not "unhandled".
  written.catch(() => undefined);
  return written;
}

async function takeFrames(encoder: Mp3Encoder, range: FrameRange, skipped: number, sink: FrameSink): Promise<void> {
  const start = range.fromFrame * frameBytes(range.format);
  const wanted = (range.toFrame - range.fromFrame) * frameBytes(range.format);
  let seen = -skipped;
  for await (const chunk of encoder.output) {
    const bytes: Uint8Array = chunk;
    const useful = bytes.subarray(Math.max(0, -seen), Math.max(0, wanted - seen));
    if (useful.length > 0) await sink(useful, start + Math.max(0, seen));
    seen += bytes.length;
  }
  await encoder.finished;
  if (seen >= wanted) return;
  throw endedEarly(`ffmpeg gave ${Math.max(0, seen)} bytes of MP3 where ${wanted} were due.`);
}

function endedEarly(sentence: string, cause?: unknown): ReadoutError {
  const hint = 'Run the command again; if it happens twice, `readout doctor` shows which ffmpeg is used.';
  return new ReadoutError('tool-failed', sentence, { hint, cause });
}

/** Whether an error only says that the process at the other end is gone. */
export function isBrokenPipe(error: unknown): boolean {
  return ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'].includes(errorCode(error) ?? '');
}
