import { encodeFrames, type FrameRange, type FrameSink } from './encode-frames.ts';
import type { Ffmpeg } from './ffmpeg.ts';

/** Frames from `fromFrame` to `toFrame` (exclusive). */
export interface Frames {
  readonly fromFrame: number;
  readonly toFrame: number;
}

// Below this a second encoder costs more than it saves: in the time that it takes to start, and to hear what comes before its
// part, another one encodes as many frames.
const LEAST_FRAMES = 600;

/** Cuts ranges into pieces such that so many encoders have about the same to do. */
export function shareOutFrames(ranges: readonly Frames[], workers: number): Frames[] {
  const total = countFrames(ranges);
  const share = Math.max(LEAST_FRAMES, Math.ceil(total / Math.max(1, workers)));
  return ranges.flatMap(({ fromFrame, toFrame }) => {
    const length = toFrame - fromFrame;
    const count = Math.max(1, Math.min(Math.ceil(length / share), Math.floor(length / LEAST_FRAMES)));
    return Array.from({ length: count }, (_, index) => ({
      fromFrame: fromFrame + Math.round((length * index) / count),
      toFrame: fromFrame + Math.round((length * (index + 1)) / count),
    }));
  });
}

/** How many frames ranges hold. */
export function countFrames(ranges: readonly Frames[]): number {
  return ranges.reduce((sum, { fromFrame, toFrame }) => sum + toFrame - fromFrame, 0);
}

/** Encodes ranges of one programme, at most `workers` at once. @throws the first failure, which stops the others. */
export async function encodeRanges(
  programme: Omit<FrameRange, keyof Frames>,
  { ranges, workers }: { readonly ranges: readonly Frames[]; readonly workers: number },
  sink: FrameSink,
  ffmpeg: Ffmpeg,
  signal?: AbortSignal,
): Promise<void> {
  const failure = new AbortController();
  const both = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const waiting = [...ranges].reverse();
  let first: unknown;
  const encodeNext = async (): Promise<void> => {
    for (let range = waiting.pop(); range !== undefined && !both.aborted; range = waiting.pop()) {
      await encodeFrames({ ...programme, ...range }, sink, ffmpeg, both);
    }
  };
  const runs = Array.from({ length: Math.max(1, workers) }, () =>
    encodeNext().catch((error: unknown) => {
      // What the others say when they are stopped is only the echo of the first failure.
      first ??= error;
      failure.abort(error);
    }),
  );
  await Promise.all(runs);
  if (first !== undefined) throw first;
  signal?.throwIfAborted();
}
