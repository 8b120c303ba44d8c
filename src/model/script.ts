import { z } from 'zod';
import { blockKindSchema, personSchema, roleSchema } from './document.ts';
import { sourceRangeSchema } from './source.ts';
import { planElementSchema } from './speech-plan.ts';

/** A correction of an obvious slip of the page, at most two words, recorded so that it can be traced and undone. */
export const repairSchema = z.object({
  kind: z.enum(['spacing', 'doubled-word', 'spelling', 'capital']),
  source: sourceRangeSchema,
  /** What stood there. */
  from: z.string(),
  to: z.string(),
});
export type Repair = z.infer<typeof repairSchema>;

/** Where a segment's words come from. Nothing is spoken that has none of these origins. */
export const originSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('source'), source: sourceRangeSchema, repairs: z.array(repairSchema) }),
  /** The show's own words. `template` names it, `values` are what was put in. */
  z.object({
    kind: z.literal('template'),
    template: z.enum(['intro', 'outro', 'interview-opening', 'title']),
    values: z.record(z.string(), z.string()),
  }),
  /** A producer's change. */
  z.object({
    kind: z.literal('edit'),
    at: z.string(),
    by: z.string(),
    /** The text before; empty where the producer inserted the segment. */
    was: z.string(),
    /** Name of who said it before, where the producer gave it to somebody else. */
    wasSpeaker: z.string().optional(),
    source: sourceRangeSchema.optional(),
  }),
  /** A recording that a producer put there: the words are what they say is said in it. */
  z.object({
    kind: z.literal('recording'),
    at: z.string(),
    by: z.string(),
    /** The text before; empty where the producer inserted the segment. */
    was: z.string(),
    wasSpeaker: z.string().optional(),
    source: sourceRangeSchema.optional(),
  }),
]);
export type Origin = z.infer<typeof originSchema>;

/** One sentence: written for captions, planned for the voice. */
export const sentenceSchema = z.object({
  text: z.string(),
  plan: z.array(planElementSchema),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/** A quotation inside a segment that the page gives to a person: UTF-16 units of the segment's text, marks included. */
export const quotationSchema = z.object({
  /** Name of the person quoted. */
  speaker: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
});
export type Quotation = z.infer<typeof quotationSchema>;

export const segmentKindSchema = z.enum([...blockKindSchema.options, 'intro', 'outro', 'opening']);
export type SegmentKind = z.infer<typeof segmentKindSchema>;

/** Sound that somebody recorded, in place of a voice: a host's intro, the real interview, a sponsor's slot. */
export const recordingSchema = z.object({
  /** The copy that the episode keeps, of any format, in its `source/`: `recordings/<name>-<hash>.<extension>`. */
  file: z.string().regex(/^recordings\/[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+)?$/u),
  /** Of the file, so that another one under its name is noticed. */
  sha256: z.string(),
  /** Who made it and why it may be used: nothing goes out without. */
  rights: z.string().min(1),
});
export type Recording = z.infer<typeof recordingSchema>;

/** The voice of a recording, and of a speaker who is heard in recordings only. */
export const RECORDED_VOICE = 'recording:own';

/** One paragraph of one speaker: the unit of work (one BullMQ job), of editing and of tracing. */
export const segmentSchema = z.object({
  /** Document id + hash of speaker and found text (+ counter for repeats): `d1-3fa9c1b2`, `d1-3fa9c1b2-2`; kept through edits. */
  id: z.string(),
  document: z.string(),
  kind: segmentKindSchema,
  /** Id of a speaker of the script. */
  speaker: z.string(),
  /** The narration text, repaired, before numbers are spelled out. */
  text: z.string(),
  sentences: z.array(sentenceSchema),
  /** The whole segment as a W3C SSML 1.1 document. */
  ssml: z.string(),
  origin: originSchema,
  /** Heard instead of a voice; the text is what is said in it, for captions. */
  recording: recordingSchema.optional(),
  /** Who is quoted in it, in order; absent where nobody is. */
  quotes: z.array(quotationSchema).optional(),
  /** Where its words begin in its paragraph's text, for a part of one: a quotation in a voice of its own. */
  startsAt: z.number().int().nonnegative().optional(),
  /** Silence after it in place of the grammar's, where the producer asked for one. */
  pauseAfterMs: z.number().int().nonnegative().max(60_000).optional(),
  /** A producer's remarks that stand after it in the script file; never spoken. */
  notes: z.array(z.string()).optional(),
});
export type Segment = z.infer<typeof segmentSchema>;

/** Somebody heard in the episode, with the voice that speaks for them. */
export const speakerSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  /** `<instance>:<voice>`, or `recording:own` for somebody who is heard in recordings only. */
  voice: z.string(),
  language: z.string(),
});
export type Speaker = z.infer<typeof speakerSchema>;

/** A document of the episode: one chapter. */
export const chapterDocumentSchema = z.object({
  id: z.string(),
  kind: z.enum(['article', 'interview']),
  title: z.string(),
  /** Unique in the episode: a second of the same title begins `Interview: `. */
  chapterTitle: z.string(),
  language: z.string(),
  address: z.string().optional(),
});
export type ChapterDocument = z.infer<typeof chapterDocumentSchema>;

/** A sentence that a merged episode tells once only. */
export const leftOutSchema = z.object({
  document: z.string(),
  text: z.string(),
  /** Segment that already told it. */
  toldIn: z.string(),
  source: sourceRangeSchema,
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** The artefact of script: `2-script.json`, the episode as it will be heard and the manifest of completeness. */
export const scriptSchema = z.object({
  format: z.literal('readout-script/1'),
  /** `<show>/<id>`. */
  episode: z.string(),
  title: z.string(),
  language: z.string(),
  /** The episode's first date in the show's time zone, YYYY-MM-DD. */
  date: z.string(),
  documents: z.array(chapterDocumentSchema),
  speakers: z.array(speakerSchema),
  segments: z.array(segmentSchema),
  leftOut: z.array(leftOutSchema),
  warnings: z.array(z.string()),
});
export type Script = z.infer<typeof scriptSchema>;

/** One document's segments as found, before documents are put together: an element of `readout script --json`. */
export const foundDocumentSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['article', 'interview']),
  language: z.string(),
  people: z.array(personSchema),
  segments: z.array(
    segmentSchema.omit({ document: true, sentences: true, origin: true }).extend({ source: sourceRangeSchema }),
  ),
  repairs: z.array(repairSchema),
});
export type FoundDocument = z.infer<typeof foundDocumentSchema>;
