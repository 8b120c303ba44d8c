import { z } from 'zod';
import { sourceRangeSchema, sourceTextSchema, spanSchema } from './source.ts';

/** Part that a person plays in a document. `narrator` reads what nobody in particular says. */
export const roleSchema = z.enum(['narrator', 'interviewer', 'guest', 'quoted']);
export type Role = z.infer<typeof roleSchema>;

/** Somebody who speaks in a document; the narrator is always the person with id `narrator`. */
export const personSchema = z.object({
  id: z.string(),
  /** The name shown, in the page's fullest form without its typing errors. */
  name: z.string(),
  role: roleSchema,
  /** Every form of the name or label seen on the page. */
  forms: z.array(z.string()),
  gender: z.enum(['female', 'male']).optional(),
});
export type Person = z.infer<typeof personSchema>;

/** The id of the narrator in every document and script. */
export const NARRATOR = 'narrator';

/**
 * A stretch of a block's text. `reads` stands where the file writes a character reference (`&eacute;`) for what is meant.
 * `joiner` is punctuation (never words) that stands where markup stood:
 * the `: ` and `, ` that make a table row a sentence.
 */
export const pieceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('source'),
    start: z.number().int(),
    end: z.number().int(),
    reads: z.string().optional(),
  }),
  z.object({ kind: z.literal('joiner'), text: z.string().regex(/^[\s,.;:–—-]*$/u) }),
]);
export type Piece = z.infer<typeof pieceSchema>;

/** What a piece reads as, `text` being that of its input. */
export function readPiece(text: string, piece: Piece): string {
  if (piece.kind === 'joiner') return piece.text;
  return piece.reads ?? text.slice(piece.start, piece.end);
}

/** What a block or segment is on the page; decides pauses and who reads. */
export const blockKindSchema = z.enum([
  'title',
  'heading',
  'paragraph',
  'turn',
  'list-item',
  'table',
  'quote',
  'credit',
]);
export type BlockKind = z.infer<typeof blockKindSchema>;

/** One paragraph, heading, list item, table row or paragraph of a turn, in reading order. */
export const blockSchema = z.object({
  kind: blockKindSchema,
  /** Id of a person of the document. */
  speaker: z.string(),
  /** Hull of the pieces. */
  source: sourceRangeSchema,
  /** The block's text in order, without labels, citations and markup; runs of white space count as one space. */
  pieces: z.array(pieceSchema),
  /** True where the page may be read without it (dateline, credit, caption). */
  isOptional: z.boolean(),
});
export type Block = z.infer<typeof blockSchema>;

/** One article or interview found in the inputs. */
export const documentSchema = z.object({
  /** `d1`, `d2` … in reading order. */
  id: z.string(),
  kind: z.enum(['article', 'interview']),
  title: z.string(),
  /** BCP 47. */
  language: z.string(),
  /** Canonical address, author and ISO 8601 date where the page gives them. */
  address: z.string().optional(),
  author: z.string().optional(),
  published: z.string().optional(),
  people: z.array(personSchema),
  blocks: z.array(blockSchema),
});
export type Document = z.infer<typeof documentSchema>;

/** The artefact of ingest: `1-documents.json`. */
export const documentsFileSchema = z.object({
  format: z.literal('readout-documents/1'),
  inputs: z.array(sourceTextSchema),
  documents: z.array(documentSchema),
  spans: z.array(spanSchema),
});
export type DocumentsFile = z.infer<typeof documentsFileSchema>;
