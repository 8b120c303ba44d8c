import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SameFrames } from '../media/copy-frames.ts';
import { extremes } from '../media/words.ts';
import { FRAME_SAMPLES, SAMPLE_RATE, type Samples } from '../model/units.ts';
import { writeAtomic } from '../store/write-atomic.ts';
import { framesFolder } from './frame-records.ts';
import type { Render } from './mix.ts';

/** Lowest and highest sample of each MP3 frame's stretch, eight bits each: what a player draws. */
export interface FramePeaks {
  /** Lowest and highest in turn. */
  readonly data: Int8Array;
  /** Gives what `render` gives, and keeps the peaks of all whole frames that come by. */
  readonly tap: (render: Render) => Render;
  /** Takes over what an earlier master had. */
  readonly copy: (from: Int8Array, same: readonly SameFrames[]) => void;
  /** Renders what is still unknown. */
  readonly complete: (render: Render) => Promise<void>;
}

const FRAMES_AT_ONCE = 256;

/** Peaks of a programme, none of them known yet. */
export function createFramePeaks(samples: Samples): FramePeaks {
  const frames = Math.ceil(samples / FRAME_SAMPLES);
  const data = new Int8Array(2 * frames);
  const known = new Uint8Array(frames);
  const note = (pcm: Int16Array, from: Samples): void => {
    const first = Math.ceil(from / FRAME_SAMPLES);
    // Where the programme ends its last frame does, too.
    const end = from + pcm.length >= samples ? frames : Math.floor((from + pcm.length) / FRAME_SAMPLES);
    if (end <= first) return;
    const found = extremes(pcm.subarray(first * FRAME_SAMPLES - from, end * FRAME_SAMPLES - from), FRAME_SAMPLES);
    data.set(found, 2 * first);
    known.fill(1, first, end);
  };
  const tap = (render: Render): Render => {
    return async (from, to, into) => {
      const pcm = await render(from, to, into);
      note(pcm, from);
      return pcm;
    };
  };
  return {
    data,
    tap,
    copy: (from, same) => {
      for (const { fromFrame, toFrame, shift } of same) {
        const end = Math.min(toFrame, frames, from.length / 2 - shift);
        if (end <= fromFrame) continue;
        data.set(from.subarray(2 * (fromFrame + shift), 2 * (end + shift)), 2 * fromFrame);
        known.fill(1, fromFrame, end);
      }
    },
    complete: async (render) => {
      for (let frame = known.indexOf(0); frame >= 0; frame = known.indexOf(0, frame)) {
        const from = frame * FRAME_SAMPLES;
        const to = Math.min(samples, from + FRAMES_AT_ONCE * FRAME_SAMPLES);
        note(await render(from, to), from);
      }
    },
  };
}

/** The peaks of a master as kept beside its record; undefined where they are gone. */
export async function readFramePeaks(media: string, file: string): Promise<Int8Array | undefined> {
  const bytes = await readFile(peaksFile(media, file)).catch(() => undefined);
  return bytes && new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Keeps the peaks of a master beside its record. */
export async function writeFramePeaks(media: string, file: string, data: Int8Array): Promise<void> {
  await writeAtomic(peaksFile(media, file), new Uint8Array(data.buffer, data.byteOffset, data.length));
}

function peaksFile(media: string, file: string): string {
  return join(framesFolder(media), `${file}.peaks`);
}

const FRAMES_PER_PIXEL = 4;

/** Peaks as players read them: the JSON of BBC's audiowaveform, version 2, some ten pixels a second. */
export function waveformOf(data: Int8Array): object {
  const pixels: number[] = [];
  for (let from = 0; from < data.length; from += 2 * FRAMES_PER_PIXEL) {
    let [lowest, highest] = [0, 0];
    for (let at = from; at < Math.min(data.length, from + 2 * FRAMES_PER_PIXEL); at++) {
      const value = data[at] ?? 0;
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    pixels.push(lowest, highest);
  }
  return {
    version: 2,
    channels: 1,
    sample_rate: SAMPLE_RATE,
    samples_per_pixel: FRAME_SAMPLES * FRAMES_PER_PIXEL,
    bits: 8,
    length: pixels.length / 2,
    data: pixels,
  };
}
