import type { FileHandle } from 'node:fs/promises';
import { FRAMES_AFTER, type FrameRange, findLoudFrame } from './encode-frames.ts';
import type { Frames } from './encode-ranges.ts';
import { frameBytes, frameCount, type Mp3Format } from './mp3-frame.ts';

/** A stretch whose sound is that of an older master of the same format, `shift` frames later there. */
export interface SameFrames extends Frames {
  readonly shift: number;
}

/** An older master, and the stretches that sound the same in it. */
export interface OlderMp3 {
  readonly path: string;
  /** Where its frames of sound begin, after tag and header frame, and how many there are. */
  readonly soundStart: number;
  readonly frames: number;
  readonly same: readonly SameFrames[];
}

// A piece costs the start of an encoder and the frames that it has to hear first: short copies do not pay.
const LEAST_COPIED = 400;

/** The frames that an encoder would give again, bit for bit: those before which it has heard the same long enough. */
export async function findCopies(
  programme: Omit<FrameRange, keyof Frames>,
  older: OlderMp3,
): Promise<readonly SameFrames[]> {
  const frames = frameCount(programme.samples);
  const copies: SameFrames[] = [];
  for (const { fromFrame, toFrame, shift } of older.same) {
    // Frames after the last one are silence to the encoder, and may be part of what is the same.
    const end = Math.min(toFrame - FRAMES_AFTER, frames, older.frames - shift);
    const isStart = fromFrame === 0 && shift === 0;
    if (end - fromFrame < LEAST_COPIED && !(isStart && end === frames)) continue;
    const start = isStart ? 0 : await findLoudFrame({ ...programme, fromFrame, toFrame: end });
    if (start !== undefined && end - start >= Math.min(LEAST_COPIED, frames))
      copies.push({ fromFrame: start, toFrame: end, shift });
  }
  return copies;
}

/** What is left of a programme of so many frames beside its copies, in order. */
export function framesBeside(copies: readonly Frames[], frames: number): Frames[] {
  const ends = [0, ...copies.map(({ toFrame }) => toFrame)];
  const starts = [...copies.map(({ fromFrame }) => fromFrame), frames];
  return ends
    .map((fromFrame, index) => ({ fromFrame, toFrame: starts[index] ?? frames }))
    .filter(({ fromFrame, toFrame }) => toFrame > fromFrame);
}

const BYTES_AT_ONCE = 1 << 20;

/** Copies one stretch; `write` takes bytes and their offset from the first frame of sound. */
export async function copyFrames(
  file: FileHandle,
  { soundStart }: Pick<OlderMp3, 'soundStart'>,
  { fromFrame, toFrame, shift }: SameFrames,
  format: Mp3Format,
  write: (bytes: Uint8Array, offset: number) => Promise<void>,
): Promise<void> {
  const size = frameBytes(format);
  const end = toFrame * size;
  const buffer = Buffer.alloc(Math.min(BYTES_AT_ONCE, (toFrame - fromFrame) * size));
  for (let offset = fromFrame * size; offset < end; ) {
    const wanted = Math.min(buffer.length, end - offset);
    const { bytesRead } = await file.read(buffer, 0, wanted, soundStart + shift * size + offset);
    // A file that is shorter than it was leaves a hole, which is found when all frames are counted.
    if (bytesRead === 0) return;
    await write(buffer.subarray(0, bytesRead), offset);
    offset += bytesRead;
  }
}
