import type { DocumentsFile } from '../model/document.ts';
import { NARRATOR } from '../model/document.ts';
import type { FoundDocument } from '../model/script.ts';
import type { LexiconEntry } from '../model/show.ts';
import { prepareText, SegmentIds } from './make-segment.ts';
import { type ReadDocument, readDocuments } from './read-documents.ts';

/** The documents as found, each block a segment, before anything is put together; `speaker` is the name shown. */
export function findSegments(file: DocumentsFile, lexicon: readonly LexiconEntry[] = []): FoundDocument[] {
  return readDocuments(file).map((read) => findDocument(read, lexicon));
}

function findDocument({ document, title, blocks }: ReadDocument, lexicon: readonly LexiconEntry[]): FoundDocument {
  const ids = new SegmentIds(document.id);
  const { language } = document;
  const segments = blocks.map(({ block, found, text, quotes }) => {
    const speaker = speakerName(document.people, block.speaker);
    const { ssml } = prepareText(text, { language, lexicon });
    const id = ids.next(speaker, found.text);
    const quoted = quotes.length === 0 ? {} : { quotes: [...quotes] };
    return { id, kind: block.kind, speaker, text, ssml, source: block.source, ...quoted };
  });
  const repairs = blocks.flatMap((block) => block.repairs);
  return { id: document.id, title, kind: document.kind, language, people: document.people, segments, repairs };
}

/** The name shown for a person's id. */
export function speakerName(people: FoundDocument['people'], id: string): string {
  const person = people.find((one) => one.id === id);
  return person?.name ?? (id === NARRATOR ? 'Narrator' : id);
}
