import { type Block, type Document, type DocumentsFile, NARRATOR, type Person } from '../model/document.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Quotation, Repair } from '../model/script.ts';
import { blockText, type MappedText } from './block-text.ts';
import { findQuotations } from './quotations/find-quotations.ts';
import { createRepairer, type Repairer } from './repair/create-repairer.ts';
import { applyRepairs } from './repair/repair-text.ts';
import type { TextRepair } from './repair/text-repair.ts';

/** A block with its text as found and as repaired. */
export interface ReadBlock {
  readonly block: Block;
  /** Before repairs. */
  readonly found: MappedText;
  readonly text: string;
  /** The repairs as places in `found`, and the same as places in the source. */
  readonly textRepairs: readonly TextRepair[];
  readonly repairs: readonly Repair[];
  /** Who is quoted in what the narrator reads, as places in `text`. */
  readonly quotes: readonly Quotation[];
}

/** A document whose blocks have been read; blocks with nothing to say are not among them. */
export interface ReadDocument {
  readonly document: Document;
  readonly title: string;
  readonly blocks: readonly ReadBlock[];
}

/** Reads every document's blocks and mends their plain slips, judged by all of the inputs together. */
export function readDocuments(file: DocumentsFile): ReadDocument[] {
  const sources = new Map(file.inputs.map(({ id, text }) => [id, text]));
  const found = file.documents.map((document) => ({ document, blocks: readBlocks(document, sources) }));
  const repairer = createRepairer(found.flatMap(({ blocks }) => blocks));
  return found.map(({ document, blocks }) => {
    const read = blocks.map((block, index) => repairBlock(block, blocks[index - 1], document, repairer, sources));
    const title = repairTitle(document, repairer);
    return { title, ...withQuotations(document, read) };
  });
}

/** The document with the people whom its narrator quotes. */
function withQuotations(
  document: Document,
  blocks: readonly Omit<ReadBlock, 'quotes'>[],
): { document: Document; blocks: ReadBlock[] } {
  const narrated = blocks.map(({ block, text }) => (block.speaker === NARRATOR ? text : ''));
  const quotes = findQuotations(narrated, document.people, document.language);
  const known = new Set(document.people.map(({ name }) => name));
  const quoted = new Set(quotes.flat().map(({ speaker }) => speaker));
  const ids = new Set(document.people.map(({ id }) => id));
  const people = [...quoted]
    .filter((name) => !known.has(name))
    .map((name): Person => {
      let id = `quoted-${name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`;
      while (ids.has(id)) id += '-2';
      ids.add(id);
      return { id, name, role: 'quoted', forms: [name] };
    });
  return {
    document: people.length === 0 ? document : { ...document, people: [...document.people, ...people] },
    blocks: blocks.map((block, index) => ({ ...block, quotes: quotes[index] ?? [] })),
  };
}

interface FoundBlock {
  readonly block: Block;
  readonly found: MappedText;
}

function readBlocks(document: Document, sources: ReadonlyMap<string, string>): FoundBlock[] {
  return document.blocks.flatMap((block): FoundBlock[] => {
    const found = blockText(block, sourceOf(document, block, sources));
    return /[\p{L}\p{N}]/u.test(found.text) ? [{ block, found }] : [];
  });
}

function repairTitle({ title, language }: Document, repairer: Repairer): string {
  const text = title.replace(/\s+/gu, ' ').trim();
  return applyRepairs(text, repairer(text, { kind: 'title', startsSentence: true }, language));
}

function repairBlock(
  { block, found }: FoundBlock,
  previous: FoundBlock | undefined,
  document: Document,
  repairer: Repairer,
  sources: ReadonlyMap<string, string>,
): Omit<ReadBlock, 'quotes'> {
  const startsSentence = !continues(block, previous);
  const source = sourceOf(document, block, sources);
  const candidates = repairer(found.text, { kind: block.kind, startsSentence }, document.language);
  const textRepairs = candidates.filter((repair) => isUnbroken(found, repair));
  const repairs = textRepairs.map((repair) => inSource(repair, found, block, source));
  return { block, found, textRepairs, repairs, text: applyRepairs(found.text, textRepairs) };
}

/** Whether a block goes on with the sentence of the one before it, as after a page break. */
function continues(block: Block, previous: FoundBlock | undefined): boolean {
  if (previous === undefined || previous.block.kind !== block.kind || previous.block.speaker !== block.speaker)
    return false;
  return !/[.!?…]["'”’»)\]]*$/u.test(previous.found.text);
}

/** A repair must be one stretch of source, or what stood there could not be shown. */
function isUnbroken({ starts, ends }: MappedText, { start, end }: TextRepair): boolean {
  for (let at = start; at < end - 1; at++) if (ends[at] !== starts[at + 1] || starts[at] === ends[at]) return false;
  return starts[end - 1] !== ends[end - 1];
}

function inSource({ kind, start, end, to }: TextRepair, found: MappedText, block: Block, source: string): Repair {
  const from = found.starts[start] ?? 0;
  const upTo = found.ends[end - 1] ?? from;
  const range = { input: block.source.input, start: from, end: upTo };
  return { kind, source: range, from: source.slice(from, upTo), to };
}

function sourceOf(document: Document, block: Block, sources: ReadonlyMap<string, string>): string {
  const source = sources.get(block.source.input);
  if (source !== undefined) return source;
  throw new ReadoutError(
    'bad-file',
    `Document ${document.id} names an input ${block.source.input} that is not there.`,
    {
      hint: 'Build the episode again.',
    },
  );
}
