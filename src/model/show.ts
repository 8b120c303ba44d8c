import { z } from 'zod';

/** How a written form is to be said, for a whole show. */
export const lexiconEntrySchema = z.object({
  written: z.string().min(1),
  /** Say this instead. */
  alias: z.string().optional(),
  /** IPA phonemes, for providers that take them. */
  ipa: z.string().optional(),
  /** The same in X-SAMPA, for providers that take that. */
  xSampa: z.string().optional(),
  isCaseSensitive: z.boolean().default(true),
  isWholeWord: z.boolean().default(true),
});
export type LexiconEntry = z.infer<typeof lexiconEntrySchema>;

/** A file of entries for one build: `--lexicon FILE`. */
export const lexiconFileSchema = z.object({
  format: z.literal('readout-lexicon/1'),
  entries: z.array(lexiconEntrySchema),
});

/** A name that can be a folder and part of an address. */
export const slugSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/u,
    'use 1 to 64 of a-z, 0-9 and -, beginning and ending with a letter or digit',
  );

const timeZoneSchema = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'is not an IANA time zone such as Europe/Berlin');

/** A form in which an episode goes out. `podcast` is always made. */
export const renditionSchema = z.enum(['podcast', 'briefing', 'opus', 'm4a']);
export type Rendition = z.infer<typeof renditionSchema>;

/** The renditions of a show that does not say. Each other one costs an encoding of its own and, for `briefing`, louder clips. */
export const DEFAULT_RENDITIONS: readonly Rendition[] = ['podcast'];

/** A show (channel): `shows/<show>/show.json`. */
export const showSchema = z.object({
  format: z.literal('readout-show/1'),
  id: slugSchema,
  title: z.string().min(1),
  author: z.string().min(1),
  email: z.email().optional(),
  description: z.string().min(1),
  /** BCP 47. */
  language: z.string().regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u, 'is not a language tag such as en or de-AT'),
  timeZone: timeZoneSchema,
  /** Apple's spelling; a subcategory after ` > `: `News > Daily News`. */
  category: z.string(),
  isExplicit: z.boolean(),
  /** Path of the producer's own cover, else one is made from the title. */
  cover: z.string().optional(),
  /** Address of the show's public folder, with a slash at its end. */
  publicUrl: z.url({ protocol: /^https?$/u }).refine((url) => url.endsWith('/'), 'must end with /'),
  /** The feed's `podcast:guid` once its address has changed: it is made from the first address and stays. */
  podcastGuid: z.uuid().optional(),
  /** Speaker name (lower case) → voice id, so that a person keeps a voice. */
  cast: z.record(z.string(), z.string()),
  /** Speaker name (lower case) → voice id that speaks for a whole episode where the speaker's own voice cannot. */
  fallback: z.record(z.string(), z.string()).optional(),
  lexicon: z.array(lexiconEntrySchema),
  /** Who reads a quotation in an article: the narrator (where not said), or the voice of the person quoted. */
  quotes: z.enum(['narrator', 'voices']).optional(),
  /** Provider instance that speaks for this show unless a build names another. */
  instance: z.string(),
  /** Sentences with {show} {title} {date} {documents}; the disclosure that voices are synthetic is always part of the intro. */
  templates: z.object({ intro: z.string(), outro: z.string(), opening: z.string() }).partial(),
  theme: z.string(),
  /** The producer's own sounds in place of the theme's: paths of files of any format, relative ones from the show's folder. */
  sounds: z
    .object({ opening: z.string(), chapter: z.string(), closing: z.string(), bed: z.string() })
    .partial()
    .optional(),
  /** Silence between two speakers at least, in ms; the theme's own pauses are kept where they are longer. */
  speakerGapMs: z.number().int().min(0).max(10_000).optional(),
  /** What is made of each episode; see {@link DEFAULT_RENDITIONS}. */
  renditions: z.array(renditionSchema).min(1).optional(),
});
export type Show = z.infer<typeof showSchema>;
