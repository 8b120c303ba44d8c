import type { Block, Document, DocumentsFile } from '../model/document.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Repair } from '../model/script.ts';
import { blockText, type MappedText } from './block-text.ts';
import { applyRepairs } from './repair-text.ts';

/** A block with its text as found and as repaired. */
export interface ReadBlock {
  readonly block: Block;
  /** Before repairs. */
  readonly found: MappedText;
  readonly text: string;
  readonly repairs: readonly Repair[];
}

/** A document whose blocks have been read; blocks with nothing to say are not among them. */
export interface ReadDocument {
  readonly document: Document;
  readonly title: string;
  readonly blocks: readonly ReadBlock[];
}

/** Reads every document's blocks and mends their plain slips. */
export function readDocuments(file: DocumentsFile): ReadDocument[] {
  const sources = new Map(file.inputs.map(({ id, text }) => [id, text]));
  return file.documents.map((document) => {
    const blocks = document.blocks.flatMap((block): ReadBlock[] => {
      const source = sources.get(block.source.input);
      if (source === undefined) throw unknownInput(document.id, block.source.input);
      const found = blockText(block, source);
      if (!/[\p{L}\p{N}]/u.test(found.text)) return [];
      return [{ block, found, text: applyRepairs(found.text, []), repairs: [] }];
    });
    return { document, title: document.title, blocks };
  });
}

function unknownInput(document: string, input: string): ReadoutError {
  return new ReadoutError('bad-file', `Document ${document} names an input ${input} that is not there.`, {
    hint: 'Build the episode again.',
  });
}
