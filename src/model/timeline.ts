import { z } from 'zod';

const position = { at: z.number().int().nonnegative(), samples: z.number().int().positive() };

/** A sound at a time. Positions and lengths are samples at 48 kHz. */
export const cueSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('clip'),
    ...position,
    /** Key of the clip. */
    clip: z.string(),
    segment: z.string(),
    sentence: z.number().int().nonnegative(),
    sentences: z.number().int().positive(),
  }),
  z.object({
    kind: z.literal('sting'),
    ...position,
    /** Name in `audio-assets/manifest.json`. */
    asset: z.string(),
    gainDb: z.number(),
  }),
  z.object({
    kind: z.literal('bed'),
    ...position,
    /** Name in `audio-assets/manifest.json`; it begins at its first sample and goes round until the cue ends. */
    asset: z.string(),
    /** Samples over which it comes up from silence, and goes. */
    fadeIn: z.number().int().nonnegative(),
    fadeOut: z.number().int().nonnegative(),
    /**
     * Its gain over time, so that it makes way for speech: `at` counts from the cue's start, ascending; between two points
     * the factor goes smoothly over, before the first and after the last it stays.
     */
    points: z.array(z.object({ at: z.number().int(), gainDb: z.number() })).min(1),
  }),
]);
export type Cue = z.infer<typeof cueSchema>;
/** A cue that plays a bed. */
export type BedCue = Extract<Cue, { kind: 'bed' }>;

/** A chapter from `at` to `end` (exclusive), in samples; chapters follow one another without gaps from 0. */
export const chapterSchema = z.object({
  id: z.string(),
  title: z.string(),
  document: z.string(),
  at: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type Chapter = z.infer<typeof chapterSchema>;

/** A finished sound file. */
export const masterSchema = z.object({
  rendition: z.string(),
  /** Id of the one chapter that it holds; without it all of them. */
  chapter: z.string().optional(),
  /** File name in the episode's `media/`: `podcast-<hash>.mp3`. */
  file: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  samples: z.number().int(),
  /**
   * As mastered, by calculation: programme loudness on a dual-mono meter after the encoder, LUFS (a plain mono meter reads
   * 3.01 less), and true peak before it, dBTP. What the decoded file measures stands in the publication.
   */
  lufs: z.number(),
  truePeak: z.number(),
  /** Programme gain, a multiple of 0.1 dB. */
  gainDb: z.number(),
});
export type Master = z.infer<typeof masterSchema>;

/** The artefact of stitch: `4-timeline.json`. */
export const timelineFileSchema = z.object({
  format: z.literal('readout-timeline/1'),
  sampleRate: z.literal(48_000),
  samples: z.number().int().positive(),
  cues: z.array(cueSchema),
  chapters: z.array(chapterSchema),
  masters: z.array(masterSchema),
});
export type TimelineFile = z.infer<typeof timelineFileSchema>;
/** The timeline before it is mastered. */
export type Timeline = Omit<TimelineFile, 'format' | 'masters'>;
