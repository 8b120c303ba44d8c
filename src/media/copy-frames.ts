import type { FileHandle } from 'node:fs/promises';
import { FRAMES_AFTER, type FrameRange, findLoudFrame } from './encode-frames.ts';
import type { Frames } from './encode-ranges.ts';
import { frameBytes, frameCount, type Mp3Format } from './mp3-frame.ts';
import type { CrcPiece, PiecewiseCrc } from './piecewise-crc.ts';

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
  /** CRCs of its frames of sound, piece by piece; none where they are not known. */
  readonly crcs: readonly CrcPiece[];
}

/** Where copied bytes go; offsets count from the first frame of sound. */
export interface CopySink {
  readonly write: (bytes: Uint8Array, offset: number) => Promise<void>;
  readonly crc: PiecewiseCrc;
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

/** Copies one stretch. What CRCs are known of its pieces are not reckoned again. */
export async function copyFrames(
  file: FileHandle,
  { soundStart, crcs }: Pick<OlderMp3, 'soundStart' | 'crcs'>,
  { fromFrame, toFrame, shift }: SameFrames,
  format: Mp3Format,
  { write, crc }: CopySink,
): Promise<void> {
  const size = frameBytes(format);
  const end = toFrame * size;
  const known = piecesWithin(crcs, { from: (fromFrame + shift) * size, to: end + shift * size }, shift * size);
  for (const { offset, piece } of known) crc.addKnown(piece, offset);
  const [first, last] = [known[0], known.at(-1)];
  const [knownFrom, knownTo] = [first?.offset ?? end, last === undefined ? end : last.offset + last.piece.length];
  const buffer = Buffer.alloc(Math.min(BYTES_AT_ONCE, (toFrame - fromFrame) * size));
  for (let offset = fromFrame * size; offset < end; ) {
    const wanted = Math.min(buffer.length, end - offset);
    const { bytesRead } = await file.read(buffer, 0, wanted, soundStart + shift * size + offset);
    // A file that is shorter than it was leaves a hole, which is found when all frames are counted.
    if (bytesRead === 0) return;
    const bytes = buffer.subarray(0, bytesRead);
    const before = bytes.subarray(0, Math.max(0, knownFrom - offset));
    const behind = bytes.subarray(Math.max(0, knownTo - offset));
    if (before.length > 0) crc.add(before, offset);
    if (behind.length > 0) crc.add(behind, offset + bytes.length - behind.length);
    await write(bytes, offset);
    offset += bytesRead;
  }
}

/** The pieces that lie within a stretch of the older file, and where they lie in the new one, `moved` bytes earlier. */
function piecesWithin(
  pieces: readonly CrcPiece[],
  { from, to }: { readonly from: number; readonly to: number },
  moved: number,
): { readonly offset: number; readonly piece: CrcPiece }[] {
  const within: { offset: number; piece: CrcPiece }[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (at >= from && at + piece.length <= to) within.push({ offset: at - moved, piece });
    at += piece.length;
  }
  return within;
}
