import type { Document, DocumentsFile } from '../model/document.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import type { SourceText, Span } from '../model/source.ts';
import { readDocument } from './documents/read-document.ts';
import { splitDocuments } from './documents/split-documents.ts';
import { splitGluedTitles } from './documents/split-glued-titles.ts';
import { coverSource } from './passages/cover-source.ts';
import { markListItems } from './passages/mark-list-items.ts';
import type { Passage } from './passages/passage.ts';
import { toPassages } from './passages/to-passages.ts';
import type { RawInput } from './raw-block.ts';
import { readInput } from './read-input.ts';
import { cutCitations } from './silence/cut-citations.ts';
import { cutMarks } from './silence/cut-marks.ts';
import { cutNotice } from './silence/cut-notice.ts';
import { dropLines } from './silence/drop-lines.ts';
import { dropNotation } from './silence/drop-notation.ts';
import { dropSections } from './silence/drop-sections.ts';
import { markOptional } from './silence/mark-optional.ts';

/**
 * Reads inputs as a good editor would: which documents are in them, who speaks, and what is not to be heard.
 * @throws ReadoutError `nothing-to-read` where no input holds anything to be read aloud, and what readInput throws.
 */
export async function ingest(inputs: readonly ReceivedInput[], signal: AbortSignal): Promise<DocumentsFile> {
  const read: RawInput[] = [];
  for (const received of inputs) read.push(await readInput(received, signal));
  const { documents, spans } = await findDocuments(read);
  if (documents.length === 0) {
    throw new ReadoutError(
      'nothing-to-read',
      `There is nothing to read aloud in ${inputs.map(({ address }) => address).join(', ')}.`,
      {
        hint: 'Look at the input: it may be only navigation, notices or references.',
      },
    );
  }
  return {
    format: 'readout-documents/1',
    inputs: read.map((raw, index) => sourceTextOf(raw, inputs[index])),
    documents,
    spans,
  };
}

/** The documents of inputs that have been read, and what becomes of every character of them. */
export async function findDocuments(inputs: readonly RawInput[]): Promise<{ documents: Document[]; spans: Span[] }> {
  const read = await Promise.all(inputs.map(readDocuments));
  const documents = read.flatMap((one) => one.documents).filter(({ blocks }) => blocks.length > 0);
  return {
    documents: documents.map((document, index) => ({ ...document, id: `d${index + 1}` })),
    spans: read.flatMap((one) => one.spans),
  };
}

async function readDocuments(input: RawInput): Promise<{ documents: Document[]; spans: Span[] }> {
  const parts = splitDocuments(findWhatIsHeard(input));
  const found = await Promise.all(parts.map((passages) => readDocument(input, passages)));
  const passages = found.flatMap((one) => one.passages);
  const documents = found.map(({ document }) => document);
  const blocks = documents.flatMap((document) => document.blocks);
  return { documents, spans: coverSource(input, passages, blocks) };
}

function findWhatIsHeard(input: RawInput): Passage[] {
  const passages = markListItems(toPassages(input), input.text);
  const marked = passages.map((passage) => cutMarks(passage, input.text));
  const cited = cutCitations(marked, input.text);
  const separate = splitGluedTitles(cited, input.text);
  const noticed = separate.map((passage) => cutNotice(passage, input.text));
  return dropSections(dropLines(dropNotation(noticed))).map((passage) => markOptional(passage, input.text));
}

function sourceTextOf(raw: RawInput, received: ReceivedInput | undefined): SourceText {
  return {
    id: raw.id,
    address: raw.address,
    mediaType: raw.mediaType,
    sha256: received?.sha256 ?? '',
    receivedAt: received?.receivedAt ?? '',
    text: raw.text,
  };
}
