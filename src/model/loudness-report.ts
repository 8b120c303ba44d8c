import { z } from 'zod';

/**
 * How an episode's podcast sounds, by calculation: `media/loudness.json`. All loudness is what a dual-mono meter reads after
 * the encoder (a plain mono meter reads 3.01 less), in LUFS.
 */
export const loudnessReportSchema = z.object({
  format: z.literal('readout-loudness/1'),
  /** The master's file name. */
  file: z.string(),
  lufs: z.number(),
  /** Loudness range, LU (EBU Tech 3342). */
  range: z.number(),
  /** dBTP before the encoder. */
  truePeak: z.number(),
  gainDb: z.number(),
  /** Loudness over 3 s around each second from 0. */
  shortTerm: z.array(z.number()),
  /** Each speaker's clips alone. */
  speakers: z.array(z.object({ id: z.string(), name: z.string(), lufs: z.number(), seconds: z.number() })),
});
export type LoudnessReport = z.infer<typeof loudnessReportSchema>;
