import { availableParallelism } from 'node:os';
import { z } from 'zod';
import type { StretchMeter } from '../src/media/measure-stretch.ts';
import type { ClipMaker } from '../src/speech/clip-maker.ts';
import { startThread } from '../src/speech/threads/start-thread.ts';
import { ThreadPool } from '../src/speech/threads/thread-pool.ts';

/** Threads for work on samples, which the queue would wait for: clips are made and masters measured in them. */
export interface SoundThreads extends ClipMaker, StretchMeter {
  /** Starts the threads ahead of the work: they take a third of a second to load. */
  start(): void;
  /** Frees the threads; they start again when they are needed. */
  close(): Promise<void>;
}

/** Half an hour of sound takes some 10 s. */
const TIMEOUT_MS = 120_000;
const clipSchema = z.object({
  key: z.string(),
  take: z.string(),
  measure: z.object({
    samples: z.number(),
    lufs: z.number(),
    truePeak: z.number(),
    bins: z.instanceof(Float32Array),
  }),
  startMs: z.number().optional(),
});
const stretchMeasureSchema = z.object({ bins: z.instanceof(Float64Array), peak: z.number() });

/** Threads, one a core unless another number is given, that start when they are first needed. */
export function createSoundThreads(size: number = availableParallelism()): SoundThreads {
  const pool = new ThreadPool({
    size,
    start: async () => startThread('./sound-thread.ts', import.meta.url, undefined),
  });
  return {
    async makeClip(home, sound, recipe, signal) {
      const { buffer, byteLength } = sound.samples;
      // Moved, not copied, where nothing else lies in the same memory.
      const transfer = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
      const value = { kind: 'clip', home, sound, recipe };
      return clipSchema.parse(await pool.ask({ value, transfer, timeoutMs: TIMEOUT_MS, isLetFinish: true }, signal));
    },
    async measureStretch(stretch, signal) {
      const value = { kind: 'stretch', stretch };
      return stretchMeasureSchema.parse(await pool.ask({ value, timeoutMs: TIMEOUT_MS }, signal));
    },
    start: () => pool.start(),
    close: () => pool.close(),
  };
}
