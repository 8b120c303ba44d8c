import { z } from 'zod';
import { recordingSchema, segmentKindSchema } from './script.ts';
import { sourceRangeSchema } from './source.ts';

/** Who changed the script, and when (ISO 8601 UTC). */
const made = { at: z.string(), by: z.string() };

/** One change that a producer made to a script. Segments are named by id, so that a change outlives a rebuild. */
export const editSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), segment: z.string(), was: z.string(), text: z.string(), ...made }),
  /** Somebody else says it; `was` and `speaker` are names shown. */
  z.object({ kind: z.literal('speaker'), segment: z.string(), was: z.string(), speaker: z.string(), ...made }),
  z.object({ kind: z.literal('remove'), segment: z.string(), was: z.string(), ...made }),
  z.object({
    kind: z.literal('insert'),
    /** Its own id, made from what it says when it was inserted. */
    segment: z.string(),
    document: z.string(),
    /** The segment that it stands after; absent at the document's beginning. */
    after: z.string().optional(),
    as: segmentKindSchema,
    speaker: z.string(),
    text: z.string(),
    /** Where a restored passage stands in the source. */
    source: sourceRangeSchema.optional(),
    ...made,
  }),
  z.object({
    kind: z.literal('move'),
    segment: z.string(),
    document: z.string(),
    after: z.string().optional(),
    ...made,
  }),
  z.object({ kind: z.literal('pause'), segment: z.string(), ms: z.number().int().nonnegative().max(60_000), ...made }),
  z.object({ kind: z.literal('note'), segment: z.string(), text: z.string(), ...made }),
  /** A recording in place of a voice; the segment's text is what is said in it. */
  z.object({ kind: z.literal('recording'), segment: z.string(), recording: recordingSchema, ...made }),
  /** Another voice for this episode; `speaker` is the name shown. */
  z.object({ kind: z.literal('voice'), speaker: z.string(), was: z.string().optional(), voice: z.string(), ...made }),
  /** Another title, of a document or of the episode. */
  z.object({
    kind: z.literal('title'),
    document: z.string().optional(),
    was: z.string(),
    title: z.string(),
    ...made,
  }),
]);
export type Edit = z.infer<typeof editSchema>;

/**
 * A producer's changes to an episode's script, `edits.json` beside the artefacts: the script step reads it as it reads
 * the documents, so that no step changes what it was given and a rebuild makes the same changes again.
 */
export const editsFileSchema = z.object({
  format: z.literal('readout-edits/1'),
  edits: z.array(editSchema),
});
