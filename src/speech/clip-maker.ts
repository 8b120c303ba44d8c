import { availableParallelism } from 'node:os';
import { z } from 'zod';
import type { ClipLevel } from '../media/level-sound.ts';
import { type MadeClip, makeClip } from '../media/make-clip.ts';
import type { Sound } from '../media/sound.ts';
import { soundMeasureSchema } from '../model/clip.ts';
import { throwIfStopped } from './stopped.ts';
import { startThread } from './threads/start-thread.ts';
import { ThreadPool } from './threads/thread-pool.ts';

/** Makes clips of decoded takes. */
export interface ClipMaker {
  /** Takes the sound over: its samples may be gone afterwards. */
  makeClip(sound: Sound, level: ClipLevel, signal?: AbortSignal): Promise<MadeClip>;
  /** Frees the threads; the maker may be used again afterwards. */
  close(): Promise<void>;
}

/** Half an hour of sound takes some 10 s. */
const TIMEOUT_MS = 120_000;
const madeClipSchema = z.object({
  pcm: z.instanceof(Int16Array),
  measure: soundMeasureSchema,
  startMs: z.number().optional(),
});

/** Makes clips in threads, one a core: making takes 2 ms of work for each second of sound, which the queue would wait for. */
export function createClipMaker(size: number = availableParallelism()): ClipMaker {
  const start = async () => startThread('./make-clip-thread.ts', import.meta.url, undefined);
  const pool = new ThreadPool({ size, start });
  return {
    async makeClip(sound, level, signal) {
      const { buffer, byteLength } = sound.samples;
      // Moved, not copied, where nothing else lies in the same memory.
      const transfer = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
      const question = { value: { sound, level }, transfer, timeoutMs: TIMEOUT_MS };
      return madeClipSchema.parse(await pool.ask(question, signal));
    },
    close: () => pool.close(),
  };
}

/** Makes clips here and now: for a few of them a thread would take longer to start. */
export const inlineClipMaker: ClipMaker = {
  async makeClip(sound, level, signal) {
    throwIfStopped(signal);
    return makeClip(sound, level);
  },
  close: async () => {},
};
