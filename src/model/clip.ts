import { z } from 'zod';

/** When a word sounds, in ms from the start of the take. */
export const wordTimeSchema = z.object({ text: z.string(), startMs: z.number(), endMs: z.number() });
export type WordTime = z.infer<typeof wordTimeSchema>;

/** What a provider returned, beside `takes/ab/<key>.<ext>`. */
export const takeSchema = z.object({
  format: z.literal('readout-take/1'),
  /** sha256 over everything sent; see speech/take-key.ts. */
  key: z.string(),
  instance: z.string(),
  provider: z.string(),
  voice: z.string(),
  /** Text or SSML exactly as sent. */
  sent: z.string(),
  /** 1 for the first try; a refused take keeps its number. */
  number: z.number().int().positive(),
  mediaType: z.string(),
  /** File name extension without the dot. */
  extension: z.string(),
  bytes: z.number().int(),
  madeAt: z.string(),
  /** Units billed, 0 for local voices. */
  billed: z.number(),
  billedUnit: z.enum(['characters', 'bytes']),
  /** Who counted them: the provider in its answer, or we by its price list. */
  billedBy: z.enum(['provider', 'count']).optional(),
  /** US dollars that it cost, by the price of the day; absent where nobody knows. */
  costUsd: z.number().optional(),
  /** The episode that it was bought for, `<show>/<id>`. */
  episode: z.string().optional(),
  /** Neighbouring text that was sent for the intonation; not part of the key. */
  before: z.string().optional(),
  after: z.string().optional(),
  /** When each word sounds, in ms from the start of the take, where the provider says so. */
  words: z.array(wordTimeSchema).optional(),
  warnings: z.array(z.string()),
  /** Set when a check refused it: why. */
  refused: z.string().optional(),
  /** Version of the checks that refused it: under newer ones it is judged again, never bought again. */
  refusedByCheck: z.number().int().optional(),
  /** Set when a person accepted it although a check had refused it: who, when, and what the check said. */
  accepted: z.object({ by: z.string(), at: z.string(), despite: z.string() }).optional(),
});
export type Take = z.infer<typeof takeSchema>;

/** Loudness facts of a stretch of sound at 48 kHz. */
export interface SoundMeasure {
  readonly samples: number;
  /** Gated integrated loudness on a plain mono meter, LUFS; ungated where too short to gate; -120 for silence. */
  readonly lufs: number;
  /** True peak (4x oversampled), dBTP. */
  readonly truePeak: number;
  /** Mean K-weighted power of each 20 ms bin (960 samples; the last may be shorter), linear. */
  readonly bins: Float32Array;
}

/** A levelled clip. */
export interface Clip {
  readonly key: string;
  readonly take: string;
  readonly measure: SoundMeasure;
  /** Where in the take it begins, ms; absent where it was made of another clip. */
  readonly startMs?: number | undefined;
}

/**
 * A clip on the disk, beside `clips/ab/<key>.pcm` (mono s16le 48 kHz). Its bins are the bytes of little-endian 32-bit floats in base64:
 * ten hours have two million of them.
 */
export const clipFileSchema = z.object({
  format: z.literal('readout-clip/2'),
  /** sha256 over take key (of a recording: the file's sha256), level target, ceiling and the version of our processing. */
  key: z.string(),
  take: z.string(),
  measure: z.object({ samples: z.number().int(), lufs: z.number(), truePeak: z.number(), bins: z.base64() }),
  startMs: z.number().optional(),
});

/** One utterance of a segment as made: which sentences it says, and its sound. */
export const utteranceClipSchema = z.object({
  /** Index of the first sentence, and how many it covers. */
  sentence: z.number().int().nonnegative(),
  sentences: z.number().int().positive(),
  /** Which part of a sentence over the provider's limit: parts of one sentence are joined sample-exactly. */
  part: z.number().int().nonnegative(),
  /** How many parts that sentence has, so that a missing last one is noticed. Older files do not say. */
  parts: z.number().int().positive().optional(),
  /** Key of the take, or the sha256 of a recording. */
  take: z.string(),
  clip: z.string(),
  samples: z.number().int(),
  /** Silence asked for inside the text after this utterance, beyond the grammar's own pause. */
  breakAfterMs: z.number().int().nonnegative(),
  /** When each word sounds, in ms from the start of the clip, where the provider says so. */
  words: z.array(wordTimeSchema).optional(),
});
export type UtteranceClip = z.infer<typeof utteranceClipSchema>;

/** What one take cost, whenever it was bought. */
export const chargeSchema = z.object({ take: z.string(), billed: z.number(), costUsd: z.number().optional() });
export type Charge = z.infer<typeof chargeSchema>;

/** What a speech job writes: `clips/<segment>.json` in the episode. */
export const segmentClipsSchema = z.object({
  format: z.literal('readout-segment-clips/1'),
  segment: z.string(),
  voice: z.string(),
  utterances: z.array(utteranceClipSchema),
  /** Takes requested in this build (not found), and what they cost. */
  takesMade: z.number().int(),
  takesFound: z.number().int(),
  billed: z.number(),
  /** Every billed take of its utterances, refused ones among them, in this build or before; absent where speech is free. */
  charges: z.array(chargeSchema).optional(),
  warnings: z.array(z.string()),
});
export type SegmentClips = z.infer<typeof segmentClipsSchema>;

/** `3-clips.json`: every segment's clips in the script's order. */
export const clipsFileSchema = z.object({
  format: z.literal('readout-clips/1'),
  segments: z.array(segmentClipsSchema),
});
export type ClipsFile = z.infer<typeof clipsFileSchema>;
