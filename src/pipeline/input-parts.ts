import type { RawInput } from '../ingest/raw-block.ts';
import type { Document, DocumentsFile } from '../model/document.ts';
import type { ReceivedInput } from '../model/received-input.ts';

/** A part of an input that can be an episode of its own, and where it lies in the input's text. */
export interface InputPart {
  /** A feed item's guid, else its link; a document's title. Unique in its input. */
  readonly key: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** Whether an input is a feed, whose items are episodes of their own. */
export function isFeed({ mediaType }: Pick<ReceivedInput, 'mediaType'>): boolean {
  return /(?:rss|atom|rdf)\+xml|feed\+json/u.test(mediaType);
}

/** The items of a feed, oldest first; none of another input. Without dates the feed's own order holds: newest first. */
export function feedItems({ items = [], blocks, text }: RawInput): InputPart[] {
  const parts = items.flatMap(({ firstBlock, guid, metadata }, index) => {
    const start = blocks[firstBlock]?.start;
    if (start === undefined) return [];
    const next = items[index + 1]?.firstBlock;
    const end = (next === undefined ? undefined : blocks[next]?.start) ?? text.length;
    const title = metadata.title ?? '';
    return [{ key: guid ?? metadata.address ?? title, title, start, end, date: Date.parse(metadata.published ?? '') }];
  });
  parts.reverse();
  if (parts.every(({ date }) => !Number.isNaN(date))) parts.sort((left, right) => left.date - right.date);
  return unique(parts.map(({ date: _date, ...part }) => part));
}

/** The documents found in one input, each known by its title. */
export function titledDocuments({ documents }: Pick<DocumentsFile, 'documents'>, input: string): InputPart[] {
  return unique(
    documents
      .filter((document) => inputOf(document) === input)
      .map((document) => ({ key: document.title, title: document.title, ...hull(document) })),
  );
}

/** Id of the input that a document was found in. */
export function inputOf(document: Document): string | undefined {
  return document.blocks[0]?.source.input;
}

/** Where a document begins and ends in its input's text. */
export function hull({ blocks }: Document): { readonly start: number; readonly end: number } {
  return {
    start: Math.min(...blocks.map(({ source }) => source.start)),
    end: Math.max(...blocks.map(({ source }) => source.end)),
  };
}

function unique(parts: readonly InputPart[]): InputPart[] {
  const seen = new Map<string, number>();
  return parts.map((part) => {
    const count = (seen.get(part.key) ?? 0) + 1;
    seen.set(part.key, count);
    return count === 1 ? part : { ...part, key: `${part.key} (${count})` };
  });
}
