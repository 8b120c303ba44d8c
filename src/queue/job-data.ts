import { z } from 'zod';
import { slugSchema } from '../model/show.ts';

/** What a job carries: ids only. Everything else is read from the data folder. */
export const jobDataSchema = z.object({
  show: slugSchema,
  id: slugSchema,
  /** Number of the build; a job of an older build than the record's does nothing. */
  build: z.number().int().positive(),
});
export type JobData = z.infer<typeof jobDataSchema>;

/** A speech job: one segment. */
export const speechJobDataSchema = jobDataSchema.extend({ segment: z.string().min(1) });
export type SpeechJobData = z.infer<typeof speechJobDataSchema>;
