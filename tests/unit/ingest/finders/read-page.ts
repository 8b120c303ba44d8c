import { createHash } from 'node:crypto';
import { ingest } from '../../../../src/ingest/ingest.ts';
import { type Document, type DocumentsFile, documentsFileSchema, readPiece } from '../../../../src/model/document.ts';

/** A page as a test looks at it. */
export interface ReadPage {
  readonly file: DocumentsFile;
  readonly titles: readonly string[];
  readonly kinds: readonly string[];
  /** `Name: text` of every block that is heard, per document; optional ones begin with `~`, headings with `#`. */
  readonly lines: readonly (readonly string[])[];
  /** Reasons with the text that is not heard. */
  readonly dropped: readonly string[];
}

/** Reads a page written in a test. */
export async function readPage(text: string, mediaType = 'text/plain'): Promise<ReadPage> {
  const bytes = new TextEncoder().encode(text.replace(/^\n/u, ''));
  const file = await ingest(
    [
      {
        id: 'i1',
        address: `/pages/page.${mediaType.split('/')[1] ?? 'txt'}`,
        mediaType,
        bytes,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        receivedAt: '2026-11-24T12:00:00Z',
      },
    ],
    new AbortController().signal,
  );
  documentsFileSchema.parse(file);
  const source = file.inputs[0]?.text ?? '';
  return {
    file,
    titles: file.documents.map(({ title }) => title),
    kinds: file.documents.map(({ kind }) => kind),
    lines: file.documents.map((document) => linesOf(document, source)),
    dropped: file.spans
      .filter(({ use }) => use === 'dropped')
      .map(({ why, source: { start, end } }) => `${why}: ${source.slice(start, end)}`),
  };
}

function linesOf(document: Document, source: string): string[] {
  return document.blocks
    .filter(({ kind }) => kind !== 'title')
    .map(({ kind, speaker, pieces, isOptional }) => {
      const text = pieces
        .map((piece) => readPiece(source, piece))
        .join('')
        .replaceAll(/\s+/gu, ' ');
      const name = document.people.find(({ id }) => id === speaker)?.name ?? '?';
      return kind === 'heading' ? `# ${text}` : `${isOptional ? '~' : ''}${name}: ${text}`;
    });
}

/** `Name:role` of everybody but the narrator in a document. */
export function castOf(page: ReadPage, index = 0): string[] {
  const people = page.file.documents[index]?.people ?? [];
  return people.filter(({ id }) => id !== 'narrator').map(({ name, role }) => `${name}:${role}`);
}
