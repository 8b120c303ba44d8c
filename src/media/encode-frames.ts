import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadoutError } from '../model/readout-error.ts';
import { FRAME_SAMPLES, type Samples } from '../model/units.ts';
import type { Ffmpeg, Mp3Encoder } from './ffmpeg.ts';
import { errorCode } from './ffmpeg-error.ts';
import { frameBytes, type Mp3Format } from './mp3-frame.ts';

/** Gives the programme's samples from `from` to `to` (exclusive), interleaved where there are two channels. */
export type RenderSamples = (from: Samples, to: Samples) => Int16Array | Promise<Int16Array>;

/** A stretch of an MP3 to be encoded. */
export interface FrameRange {
  readonly format: Mp3Format;
  /** Length of the whole programme. */
  readonly samples: Samples;
  readonly render: RenderSamples;
  readonly fromFrame: number;
  readonly toFrame: number;
}

/** Takes encoded bytes; `offset` counts from the first frame of the programme. */
export type FrameSink = (bytes: Uint8Array, offset: number) => Promise<void>;

// Without a bit reservoir LAME has forgotten what came before after 49 frames, and needs three more to let the last one go.
const FRAMES_BEFORE = 49;
const FRAMES_AFTER = 3;
const FRAMES_AT_ONCE = 64;

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
  const encoder = ffmpeg.startMp3Encoder(range.format, signal);
  const start = Math.max(0, range.fromFrame - FRAMES_BEFORE);
  const skipped = (range.fromFrame - start) * frameBytes(range.format);
  try {
    await Promise.all([
      pipeline(Readable.from(sound(range, start), { objectMode: true, highWaterMark: 1 }), encoder.input),
      takeFrames(encoder, range, skipped, sink),
    ]);
    await encoder.finished;
  } catch (error) {
    // A broken pipe is only how we notice: the process knows why it ended.
    if (isBrokenPipe(error) || signal?.aborted) await encoder.finished;
    throw error;
  } finally {
    encoder.stop();
  }
}

async function* sound(
  { samples, format, render, toFrame }: FrameRange,
  startFrame: number,
): AsyncGenerator<Uint8Array> {
  const end = toFrame + FRAMES_AFTER;
  for (let frame = startFrame; frame < end; frame += FRAMES_AT_ONCE) {
    const from = frame * FRAME_SAMPLES;
    const to = Math.min(end, frame + FRAMES_AT_ONCE) * FRAME_SAMPLES;
    const pcm = new Int16Array((to - from) * format.channels);
    if (from < samples) pcm.set(await render(from, Math.min(to, samples)));
    yield new Uint8Array(pcm.buffer);
  }
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
  throw new ReadoutError('tool-failed', `ffmpeg gave ${seen} bytes of MP3 where ${wanted} were due.`, {
    hint: 'Run the command again; if it happens twice, `readout doctor` shows which ffmpeg is used.',
  });
}

function isBrokenPipe(error: unknown): boolean {
  return ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED'].includes(errorCode(error) ?? '');
}
