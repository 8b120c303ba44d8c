import { z } from 'zod';

/** How fast the voices of an episode speak: `paces.json` in its folder, written once a build before anything is spoken. */
export const pacesFileSchema = z.object({
  format: z.literal('readout-paces/1'),
  paces: z.array(
    z.object({
      /** `<instance>:<voice>`. */
      voice: z.string(),
      language: z.string(),
      /** How long its utterances last, as a share of what their texts predict at a usual pace. */
      pace: z.number().positive(),
    }),
  ),
});
export type PacesFile = z.infer<typeof pacesFileSchema>;
