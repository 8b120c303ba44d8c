import type { SameFrames } from '../media/copy-frames.ts';
import { FRAMES_AFTER } from '../media/encode-frames.ts';
import { frameCount } from '../media/mp3-frame.ts';
import type { FrameRecord } from '../model/frame-record.ts';
import { FRAME_SAMPLES } from '../model/units.ts';

/** The sounds of a programme, as its record has them. */
export type RecordedProgramme = Pick<FrameRecord, 'samples' | 'sounds'>;

/**
 * The stretches of a programme whose samples are those of an earlier one, perhaps moved by whole frames: what was only
 * moved is found at its new place. In order and without overlap.
 */
export function findSameFrames(before: RecordedProgramme, now: RecordedProgramme): SameFrames[] {
  const [signedBefore, signedNow] = [signFrames(before), signFrames(now)];
  const isSame = (frame: number, shift: number): boolean => {
    const other = frame + shift;
    if (other < 0 || other >= signedBefore.low.length) return false;
    return signedNow.low[frame] === signedBefore.low[other] && signedNow.high[frame] === signedBefore.high[other];
  };
  const anchors = findAnchors(before, now);
  const runs: SameFrames[] = [];
  let shift = 0;
  for (let frame = 0, next = 0; frame < signedNow.low.length; ) {
    const start = frame;
    while (frame < signedNow.low.length && isSame(frame, shift)) frame++;
    if (frame > start) runs.push({ fromFrame: start, toFrame: frame, shift });
    while (next < anchors.length && (anchors[next]?.frame ?? 0) < frame) next++;
    const found = findNextShift(anchors.slice(next, next + ANCHORS_AT_ONCE), shift, isSame);
    next = found === undefined ? next + ANCHORS_AT_ONCE : next;
    if (found === undefined && next >= anchors.length) break;
    if (found === undefined) continue;
    const from = frame;
    // The silence before a sound that is known is known too.
    for (frame = found.frame; frame > from && isSame(frame - 1, found.shift); ) frame--;
    shift = found.shift;
  }
  return runs;
}

const ANCHORS_AT_ONCE = 64;

interface Anchor {
  readonly frame: number;
  /** By how many frames later the same sound began before: nearest first is up to the search. */
  readonly shifts: readonly number[];
}

/** Where sounds begin that were in the earlier programme too. */
function findAnchors(before: RecordedProgramme, now: RecordedProgramme): Anchor[] {
  const places = new Map<string, number[]>();
  for (const [at, , hash] of before.sounds) {
    const key = `${hash}/${at % FRAME_SAMPLES}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [frameAt(at)]);
    else known.push(frameAt(at));
  }
  return now.sounds
    .flatMap(([at, , hash]) => {
      const known = places.get(`${hash}/${at % FRAME_SAMPLES}`);
      const frame = frameAt(at);
      return known === undefined ? [] : [{ frame, shifts: known.map((place) => place - frame) }];
    })
    .sort((one, other) => one.frame - other.frame);
}

function findNextShift(
  anchors: readonly Anchor[],
  shift: number,
  isSame: (frame: number, shift: number) => boolean,
): { readonly frame: number; readonly shift: number } | undefined {
  for (const { frame, shifts } of anchors) {
    const possible = shifts.filter((one) => isSame(frame, one));
    const [first, ...others] = possible;
    if (first === undefined) continue;
    const nearest = others.reduce((best, one) => (Math.abs(one - shift) < Math.abs(best - shift) ? one : best), first);
    return { frame, shift: nearest };
  }
  return undefined;
}

function frameAt(at: number): number {
  return Math.floor(at / FRAME_SAMPLES);
}

/** Two hashes for each frame of what sounds in it: together they differ wherever samples may. Silence is 0. */
interface SignedFrames {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

function signFrames({ samples, sounds }: RecordedProgramme): SignedFrames {
  const frames = frameCount(samples) + FRAMES_AFTER;
  const [low, high] = [new Uint32Array(frames), new Uint32Array(frames)];
  for (const [at, length, hash] of sounds) {
    const [seed, otherSeed] = [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8), 16)];
    const last = Math.min(frames - 1, frameAt(at + length - 1));
    for (let frame = frameAt(at); frame <= last; frame++) {
      const offset = frame * FRAME_SAMPLES - at;
      // Added, because sounds that overlap may stand in any order.
      low[frame] = (low[frame] ?? 0) + scramble(seed ^ offset);
      high[frame] = (high[frame] ?? 0) + scramble(Math.imul(otherSeed ^ offset, 0x9e3779b1) + seed);
    }
  }
  return { low, high };
}

/** Spreads a number over 32 bits (the last step of MurmurHash3). */
function scramble(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
