import { z } from 'zod';

/**
 * What the frames of a master were encoded from, kept as `media/frames/<master>.json` so that the next build copies what
 * did not change. May be deleted at any time: then everything is encoded again.
 */
export const frameRecordSchema = z.object({
  format: z.literal('readout-frames/1'),
  /** Name of the master in `media/`, and what it must still be. */
  file: z.string(),
  rendition: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** When the file was last written (ms since 1970): while that holds, its bytes need not be hashed anew. Older records do not say. */
  modifiedMs: z.number().optional(),
  /** Encoder, its settings and the version of our mixing: frames of another recipe are never mixed with ours. */
  recipe: z.string(),
  tagBytes: z.number().int().nonnegative(),
  /** Length in bytes and CRC-16 of each piece of its frames of sound, one after another. Older records, and other encoders', have none. */
  crcs: z.array(z.tuple([z.number().int().positive(), z.number().int()])).optional(),
  samples: z.number().int().positive(),
  gainDb: z.number(),
  /** Place, length in samples, and a hash of all else that shapes each sound as it was mixed. */
  sounds: z.array(z.tuple([z.number().int(), z.number().int(), z.string().regex(/^[0-9a-f]{16}$/u)])),
});
export type FrameRecord = z.infer<typeof frameRecordSchema>;
