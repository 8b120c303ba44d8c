import { z } from 'zod';

/** A stretch of one input's text: UTF-16 units, `end` exclusive. */
export const sourceRangeSchema = z.object({
  input: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type SourceRange = z.infer<typeof sourceRangeSchema>;

/**
 * One input as it was read. `text` is what offsets point into: the file itself for plain text, Markdown and captions;
 * for HTML the visible text nodes in order with one line feed per block.
 */
export const sourceTextSchema = z.object({
  id: z.string(),
  /** Path, URL or `stdin`. */
  address: z.string(),
  mediaType: z.string(),
  /** Of the bytes as received. */
  sha256: z.string(),
  /** ISO 8601 in UTC. */
  receivedAt: z.string(),
  text: z.string(),
});
export type SourceText = z.infer<typeof sourceTextSchema>;

/** What becomes of each character of an input. */
export const spanUseSchema = z.enum(['spoken', 'optional', 'dropped', 'markup']);
export type SpanUse = z.infer<typeof spanUseSchema>;

/** A stretch of source with what becomes of it; the spans of an input cover each of its characters exactly once. */
export const spanSchema = z.object({
  use: spanUseSchema,
  /** Why, as a short stable word: `paragraph`, `label`, `citation`, `navigation`, `share`, `table-rule` … */
  why: z.string(),
  source: sourceRangeSchema,
});
export type Span = z.infer<typeof spanSchema>;
