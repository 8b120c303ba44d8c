import type { RawBlock, RawInput } from '../../../../src/ingest/raw-block.ts';
import { readRun } from '../../../../src/ingest/raw-block.ts';
import { readInput } from '../../../../src/ingest/read-input.ts';
import { receiveInput } from '../../../../src/ingest/receive-input.ts';

/** Reads a text as if it were a file of that name. */
export async function read(name: string, contents: string | Uint8Array): Promise<RawInput> {
  const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
  const raw = await readInput(
    receiveInput({ id: 'i1', address: `/pages/${name}`, bytes }),
    new AbortController().signal,
  );
  checkOrder(raw);
  return raw;
}

/** Reads a page whose body this is, with a paragraph around it that makes it a page. */
export function readBody(body: string, head = '<title>Ferry returns</title>'): Promise<RawInput> {
  return read('page.html', `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`);
}

/** What a block reads as; what is no part of its sentences is left out. */
export function said(raw: RawInput, block: RawBlock): string {
  return block.runs
    .filter((run) => run.chrome === undefined)
    .map((run) => readRun(raw.text, run))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** What every block that may be read reads as. */
export function heard(raw: RawInput): string[] {
  return raw.blocks.filter((block) => block.chrome === undefined).map((block) => said(raw, block));
}

/** Kind, and level where there is one, of every block that may be read, with what it reads as: `heading2 Ferry`. */
export function outline(raw: RawInput): string[] {
  return raw.blocks
    .filter((block) => block.chrome === undefined)
    .map((block) => `${block.kind}${block.level === 0 ? '' : block.level} ${said(raw, block)}`);
}

/** Why blocks are not read: `share Tell a friend`. */
export function silent(raw: RawInput): string[] {
  return raw.blocks.filter((block) => block.chrome !== undefined).map((block) => `${block.chrome} ${said(raw, block)}`);
}

/** Parts inside blocks that are no part of the sentence: `citation [1]`. */
export function cutRuns(raw: RawInput): string[] {
  return raw.blocks.flatMap((block) =>
    block.runs.flatMap((run) => (run.chrome === undefined ? [] : [`${run.chrome} ${readRun(raw.text, run)}`])),
  );
}

/** Blocks and runs are in order, do not overlap, and lie inside the text: what every reader promises. */
export function checkOrder(raw: RawInput): void {
  let last = 0;
  for (const block of raw.blocks) {
    if (block.start < last || block.end < block.start || block.end > raw.text.length) {
      throw new Error(`block ${block.start}-${block.end} overlaps or lies outside (after ${last})`);
    }
    let at = block.start;
    for (const run of block.runs) {
      if (run.start < at || run.end < run.start || run.end > block.end) {
        throw new Error(`run ${run.start}-${run.end} overlaps or lies outside ${block.start}-${block.end}`);
      }
      at = run.end;
    }
    for (const cell of block.cells ?? []) {
      if (cell.start < block.start || cell.end > block.end) throw new Error('a cell lies outside its row');
    }
    last = block.end;
  }
}
