import { z } from 'zod';

/** Why as much of a master was encoded as was. */
export const encodingReasonSchema = z.enum([
  /** Nothing: the same master was there. */
  'kept',
  /** Everything: there is no earlier master to go on from. */
  'new',
  /** Everything: the earlier one was made in another way. */
  'other-recipe',
  /** Everything: the edit moved the programme gain, which every frame depends on. */
  'gain-moved',
  /** What the edit changed. */
  'edited',
]);
export type EncodingReason = z.infer<typeof encodingReasonSchema>;

/** What a build did for a master. */
export const masteringReportSchema = z.object({
  file: z.string(),
  reason: encodingReasonSchema,
  frames: z.number().int().nonnegative(),
  /** How many of them were encoded; the others were there. */
  encoded: z.number().int().nonnegative(),
  /** Programme gain of the earlier master and of this one. */
  gainDb: z.object({ before: z.number().optional(), now: z.number() }),
});
export type MasteringReport = z.infer<typeof masteringReportSchema>;

/** `media/mastering.json`: what the last build did for each master. */
export const masteringFileSchema = z.object({
  format: z.literal('readout-mastering/1'),
  masters: z.array(masteringReportSchema),
});
