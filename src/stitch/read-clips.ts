import { open } from 'node:fs/promises';
import { fileError } from '../media/ffmpeg-error.ts';
import type { SoundMeasure } from '../model/clip.ts';
import type { Cue } from '../model/timeline.ts';
import { readClip } from '../store/clip-store.ts';
import { contentFile } from '../store/paths.ts';
import { incomplete } from './incomplete.ts';

/** A cue that plays a clip. */
export type ClipCue = Extract<Cue, { kind: 'clip' }>;

const READS_AT_ONCE = 16;
/** Contents of clips that are kept in memory at most: nearly three minutes of sound. */
const KEPT_BYTES = 16 * 1024 * 1024;

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
  const waiting = [...new Map(cues.map((cue) => [cue.clip, cue])).values()];
  const readNext = async (): Promise<void> => {
    for (let cue = waiting.pop(); cue !== undefined; cue = waiting.pop()) {
      if (signal.aborted) throw fileError('reading clips', signal.reason, signal);
      measures.set(cue.clip, await readMeasure(home, cue));
    }
  };
  await Promise.all(Array.from({ length: READS_AT_ONCE }, readNext));
  return measures;
}

async function readMeasure(home: string, cue: ClipCue): Promise<SoundMeasure> {
  const clip = await readClip(home, cue.clip);
  if (clip === undefined) throw incomplete(`The clip of segment ${cue.segment} is missing or damaged.`);
  if (clip.measure.samples !== cue.samples) throw wrongLength(cue);
  return clip.measure;
}

/** Gives the samples of the clip that a cue plays. */
export type ReadClip = (cue: ClipCue) => Promise<Int16Array>;

/** A reader of clips that keeps the last few: encoders ask for a clip in pieces, and for neighbours one after another. */
export function createClipReader(home: string, keptBytes: number = KEPT_BYTES): ReadClip {
  const kept = new Map<string, { readonly sound: Promise<Int16Array>; readonly bytes: number }>();
  let total = 0;
  return (cue) => {
    const known = kept.get(cue.clip);
    const entry = known ?? { sound: readSound(home, cue), bytes: cue.samples * 2 };
    // Set anew, so that the order of the map is the order of last use.
    kept.delete(cue.clip);
    kept.set(cue.clip, entry);
    if (known === undefined) total += entry.bytes;
    for (const [key, { bytes }] of kept) {
      if (total <= keptBytes || key === cue.clip) break;
      kept.delete(key);
      total -= bytes;
    }
    return entry.sound;
  };
}

async function readSound(home: string, cue: ClipCue): Promise<Int16Array> {
  // Straight into the samples: a copy more of all sound keeps the garbage collector busy.
  const samples = new Int16Array(cue.samples + 1);
  const bytes = new Uint8Array(samples.buffer);
  const read = await readInto(contentFile(home, 'clips', cue.clip, 'pcm'), bytes).catch((cause: unknown) => {
    throw incomplete(`The clip of segment ${cue.segment} cannot be read.`, cause);
  });
  if (read !== cue.samples * 2) throw wrongLength(cue);
  return samples.subarray(0, cue.samples);
}

/** Reads a file until it ends or the bytes are full; gives how many were read. */
async function readInto(path: string, bytes: Uint8Array): Promise<number> {
  const file = await open(path);
  try {
    for (let length = 0; ; ) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      length += bytesRead;
      if (bytesRead === 0 || length === bytes.length) return length;
    }
  } finally {
    await file.close();
  }
}

function wrongLength(cue: ClipCue): Error {
  return incomplete(`The clip of segment ${cue.segment} has not the length that was recorded.`);
}
