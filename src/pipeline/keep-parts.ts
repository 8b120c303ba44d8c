import { readInput } from '../ingest/read-input.ts';
import type { DocumentsFile } from '../model/document.ts';
import type { RequestedInput } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { feedItems, hull, type InputPart, inputOf, isFeed, titledDocuments } from './input-parts.ts';

/**
 * The documents that the episode is of: all, or the feed item or document that its request names. What is left of the input
 * is accounted for as `not-asked-for`.
 * @throws ReadoutError `nothing-to-read` where a part is no longer there.
 */
export async function keepParts(
  file: DocumentsFile,
  received: readonly ReceivedInput[],
  requested: readonly RequestedInput[],
  signal: AbortSignal,
): Promise<DocumentsFile> {
  let kept = file;
  for (const { id, part, address } of requested) {
    const input = received.find((candidate) => candidate.id === id);
    if (part === undefined || input === undefined) continue;
    const parts = isFeed(input) ? feedItems(await readInput(input, signal)) : titledDocuments(file, id);
    const asked = parts.find(({ key }) => key === part);
    if (asked === undefined) throw isGone(part, address);
    kept = keepPart(kept, id, asked);
  }
  return kept;
}

function keepPart(file: DocumentsFile, input: string, { start, end }: InputPart): DocumentsFile {
  const isAsked = (range: { readonly start: number; readonly end: number }) => range.start >= start && range.end <= end;
  return {
    ...file,
    documents: file.documents.filter((document) => inputOf(document) !== input || isAsked(hull(document))),
    spans: file.spans.map((span) =>
      span.source.input !== input || isAsked(span.source) || (span.use !== 'spoken' && span.use !== 'optional')
        ? span
        : { ...span, use: 'dropped', why: 'not-asked-for' },
    ),
  };
}

function isGone(part: string, address: string): ReadoutError {
  return new ReadoutError('nothing-to-read', `"${part}" is no longer in ${address}.`, {
    hint: 'Look at what is there with `readout script`.',
  });
}
