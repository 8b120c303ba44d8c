import { z } from 'zod';

/** A file in the show's `public/`, as announced in the feed. */
export const publicFileSchema = z.object({
  /** Path below `public/`, ASCII; holds a hash of the contents. */
  path: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
});
export type PublicFile = z.infer<typeof publicFileSchema>;

/** The same episode in another form, for players that prefer it. */
export const alternateFileSchema = publicFileSchema.extend({
  /** Name of the rendition: `opus`, `m4a`. */
  rendition: z.string(),
  bitrateKbps: z.number().int().positive(),
});
export type AlternateFile = z.infer<typeof alternateFileSchema>;

/** What a smart speaker plays in its briefing: an episode, or one chapter of a long one. */
export const briefingFileSchema = publicFileSchema.extend({
  title: z.string(),
  /** What is heard, plain. */
  mainText: z.string(),
  durationMs: z.number(),
});
export type BriefingFile = z.infer<typeof briefingFileSchema>;

/** The artefact of publish: `5-publication.json`, all that a feed item needs. */
export const publicationSchema = z.object({
  format: z.literal('readout-publication/1'),
  guid: z.string(),
  title: z.string(),
  /** Plain text with the chapter list and the disclosure. */
  description: z.string(),
  /** The same as HTML, for `content:encoded`. */
  descriptionHtml: z.string(),
  /** What is heard, plain and cut at a sentence: what a speaker with a screen shows. */
  mainText: z.string(),
  language: z.string(),
  /** ISO 8601 UTC. */
  date: z.string(),
  durationMs: z.number(),
  lufs: z.number(),
  truePeak: z.number(),
  link: z.string().optional(),
  enclosure: publicFileSchema,
  alternates: z.array(alternateFileSchema).optional(),
  /** Where the show makes a briefing; without it speakers play the enclosure. */
  briefing: z.array(briefingFileSchema).optional(),
  /** Length of ID3 tag etc. is inside `enclosure.bytes`. */
  /** `json` has the words' times, where a provider gives them, and the rights in recordings. */
  transcripts: z.object({ vtt: publicFileSchema, srt: publicFileSchema, json: publicFileSchema.optional() }),
  chapters: publicFileSchema,
  page: publicFileSchema.optional(),
  /** The waveform (`audiowaveform` JSON, version 2), and how loud the episode is, as numbers and as a picture. */
  reports: z
    .object({ waveform: publicFileSchema, loudness: publicFileSchema, loudnessPlot: publicFileSchema })
    .optional(),
  persons: z.array(z.object({ name: z.string(), role: z.enum(['host', 'guest']) })),
  chapterList: z.array(z.object({ title: z.string(), atMs: z.number() })),
  publishedAt: z.string(),
});
export type Publication = z.infer<typeof publicationSchema>;
