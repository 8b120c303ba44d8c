import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { fileError } from '../media/ffmpeg-error.ts';
import type { SoundMeasure } from '../model/clip.ts';
import type { Cue } from '../model/timeline.ts';
import type { Samples } from '../model/units.ts';
import { readClipNow } from '../store/clip-store.ts';
import { contentFile } from '../store/paths.ts';
import { incomplete } from './incomplete.ts';

/** A cue that plays a clip. */
export type ClipCue = Extract<Cue, { kind: 'clip' }>;

const READS_AT_ONCE = 16;
const SAMPLE_BYTES = 2;

/**
 * Reads what is known about every clip that the cues play, and sees that its sound is there, whole.
 * @throws ReadoutError `episode-incomplete` naming the segment of one that is not.
 */
export async function readMeasures(
  home: string,
  cues: readonly ClipCue[],
  signal: AbortSignal,
): Promise<Map<string, SoundMeasure>> {
  const measures = new Map<string, SoundMeasure>();
  for (const [index, cue] of cues.entries()) {
    if (measures.has(cue.clip)) continue;
    if (index % READS_AT_ONCE === 0) await setImmediate();
    if (signal.aborted) throw fileError('reading clips', signal.reason, signal);
    measures.set(cue.clip, readMeasure(home, cue));
  }
  return measures;
}

function readMeasure(home: string, cue: ClipCue): SoundMeasure {
  const clip = readClipNow(home, cue.clip);
  if (clip === undefined) throw incomplete(`The clip of segment ${cue.segment} is missing or damaged.`);
  if (clip.measure.samples !== cue.samples) throw wrongLength(cue);
  return clip.measure;
}

/**
 * Gives the samples of the clip that a cue plays, from `from` to `to` (exclusive) of the clip, at the start of `into` where that
 * is given: new memory for all sound, piece by piece, would keep the garbage collector busy.
 */
export type ReadClip = (cue: ClipCue, from: Samples, to: Samples, into?: Int16Array) => Promise<Int16Array>;

/**
 * A reader of clips: their files are small and read in order, so that the system has them in memory. Read at once, as waiting for
 * each of three calls takes longer than the calls.
 */
export function createClipReader(home: string): ReadClip {
  return async (cue, from, to, into = new Int16Array(to - from)) => {
    const samples = into.subarray(0, to - from);
    const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
    const read = readInto(cue, contentFile(home, 'clips', cue.clip, 'pcm'), bytes, from * SAMPLE_BYTES);
    if (read !== bytes.length) throw wrongLength(cue);
    return samples;
  };
}

/** Reads a file from a place on until it ends or the bytes are full; gives how many were read. */
function readInto(cue: ClipCue, path: string, bytes: Uint8Array, position: number): number {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    for (let length = 0; ; ) {
      const read = readSync(file, bytes, length, bytes.length - length, position + length);
      length += read;
      if (read === 0 || length === bytes.length) return length;
    }
  } catch (cause) {
    throw incomplete(`The clip of segment ${cue.segment} cannot be read.`, cause);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function wrongLength(cue: ClipCue): Error {
  return incomplete(`The clip of segment ${cue.segment} has not the length that was recorded.`);
}
