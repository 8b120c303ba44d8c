import { z } from 'zod';

/** A piece of music or sound that ships with Readout, as listed in `audio-assets/manifest.json`. */
export const audioAssetSchema = z.object({
  /** What cues and themes call it: `daybreak-opening`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/u),
  kind: z.enum(['sting', 'bed']),
  /** Path below `audio-assets/`: WAV, 48 kHz, mono, 16 bit. */
  file: z.string().regex(/^[a-z0-9][a-z0-9/-]*\.wav$/u),
  samples: z.number().int().positive(),
  /** Gated loudness on a plain mono meter, LUFS. */
  lufs: z.number(),
  /** True peak, dBTP. */
  truePeak: z.number(),
  /** Of the file's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  licence: z.literal('CC0-1.0'),
  author: z.string().min(1),
  /** How it was made, for whoever asks where the sound comes from. */
  made: z.string().min(1),
});
export type AudioAsset = z.infer<typeof audioAssetSchema>;

/** `audio-assets/manifest.json`: every asset, with its length, level and licence. */
export const audioManifestSchema = z.object({
  format: z.literal('readout-audio-assets/1'),
  assets: z.array(audioAssetSchema),
});
export type AudioManifest = z.infer<typeof audioManifestSchema>;
