import { z } from 'zod';
import { masteringReportSchema } from './mastering.ts';
import { recordingSchema } from './script.ts';
import { lexiconEntrySchema, slugSchema } from './show.ts';

/** The five steps, in order. Function, folder, queue, worker and artefact number share the name. */
export const STAGES = ['ingest', 'script', 'speech', 'stitch', 'publish'] as const;
export type Stage = (typeof STAGES)[number];

/** An input as asked for: where it came from and, where it is on this machine, the copy kept in `source/`. */
export const requestedInputSchema = z.object({
  /** `i1`, `i2` …: the id that source ranges name. */
  id: z.string(),
  kind: z.enum(['file', 'url', 'stdin']),
  /** Absolute path, URL or `stdin`. */
  address: z.string(),
  /** What the episode is known by: normalised URL, absolute path, or sha256 of standard input. */
  identity: z.string(),
  /** The part of the input that the episode is of: a feed item's guid or link, or a document's title (`--each`). */
  part: z.string().optional(),
  /** File in `source/` with the bytes as received; a URL has none until ingest has fetched it. */
  received: z.string().optional(),
  mediaType: z.string().optional(),
  sha256: z.string().optional(),
  receivedAt: z.string().optional(),
});
export type RequestedInput = z.infer<typeof requestedInputSchema>;

export const episodeStateSchema = z.enum(['queued', 'running', 'review', 'held', 'done', 'failed', 'stopped']);
export type EpisodeState = z.infer<typeof episodeStateSchema>;

/** What becomes of a build when no answer for a segment is good: it fails, or waits for a person once all others are spoken. */
export const onBadClipSchema = z.enum(['fail', 'hold']);
export type OnBadClip = z.infer<typeof onBadClipSchema>;

/** A segment that waits for a person. */
export const heldSegmentSchema = z.object({
  segment: z.string(),
  /** How it begins. */
  text: z.string(),
  /** Why, with the place in the source. */
  reason: z.string(),
  /** The refused takes that could be accepted, paths relative to the data folder. */
  takes: z.array(z.string()),
});
export type HeldSegment = z.infer<typeof heldSegmentSchema>;

/** An episode's own record, written by queue/ only: request, state, result. */
export const episodeSchema = z.object({
  format: z.literal('readout-episode/1'),
  id: slugSchema,
  show: slugSchema,
  /** `urn:uuid:…`, made once, never changed. */
  guid: z.string(),
  /** ISO 8601 UTC; the date that is spoken and published. */
  firstDate: z.string(),
  request: z.object({
    inputs: z.array(requestedInputSchema).min(1),
    title: z.string().optional(),
    instance: z.string().optional(),
    review: z.boolean(),
    /** Pronunciations of this episode, before the show's. */
    lexicon: z.array(lexiconEntrySchema).optional(),
    /** What speech may cost, in US dollars, from the moment at which that was said (ISO 8601 UTC). */
    budget: z.object({ usd: z.number().nonnegative(), since: z.string() }).optional(),
    /** Default `fail`. */
    onBadClip: onBadClipSchema.optional(),
  }),
  state: episodeStateSchema,
  /** Number of the newest build, from 1. */
  build: z.number().int().positive(),
  /** The first step of the newest build: a reviewed script is spoken as it is. */
  startAt: z.enum(['ingest', 'speech']).default('ingest'),
  stage: z.enum(STAGES).optional(),
  /** Steps of work done and planned in this stage. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }).optional(),
  updatedAt: z.string(),
  /** What a person has to decide, in the script's order; only in state `held`. */
  held: z.array(heldSegmentSchema).optional(),
  error: z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }).optional(),
  result: z
    .object({
      title: z.string(),
      /** Paths relative to the data folder. */
      media: z.string(),
      transcript: z.string(),
      feed: z.string(),
      /** The waveform for players, and the loudness report. */
      waveform: z.string().optional(),
      loudness: z.string().optional(),
      durationMs: z.number(),
      /** On a dual-mono meter. */
      lufs: z.number(),
      truePeak: z.number(),
      chapters: z.number().int(),
      segments: z.number().int(),
      takesMade: z.number().int(),
      takesFound: z.number().int(),
      /** Units billed in this build. */
      billed: z.number(),
      /**
       * What all takes of the episode cost, whenever they were bought; absent where its speech is free. `isWhole` is false where
       * the price of some is not known.
       */
      spent: z
        .object({ takes: z.number().int(), billed: z.number(), costUsd: z.number(), isWhole: z.boolean() })
        .optional(),
      /** Recordings that are heard in place of voices, in order. */
      recordings: z.array(recordingSchema.extend({ segment: z.string(), speaker: z.string() })).optional(),
      /** How much of each master was encoded, and why. */
      mastering: z.array(masteringReportSchema).optional(),
      warnings: z.array(z.string()),
    })
    .optional(),
});
export type Episode = z.infer<typeof episodeSchema>;

/** Names one episode. */
export interface EpisodeReference {
  readonly show: string;
  readonly id: string;
}
