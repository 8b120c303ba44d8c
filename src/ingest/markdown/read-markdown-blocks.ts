import type { Nodes, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { RawBlock, RawKind, Run } from '../raw-block.ts';
import { readPlainText } from '../read-plain-text.ts';
import { withoutFiller } from './mask-markup.ts';
import { readEmbeddedHtml } from './read-embedded-html.ts';
import { readInlines } from './read-inlines.ts';
import { type Chunk, splitChunks } from './split-chunks.ts';
import { maskMarks } from './tame-markup.ts';

/** What the nodes around a block make of it. */
interface Context {
  readonly kind: RawKind;
  readonly depth: number;
  readonly group?: number;
  readonly chrome?: string;
}

interface Waiting {
  readonly node: Nodes;
  readonly context: Context;
}

const TOP: Context = { kind: 'paragraph', depth: 0 };
/** Without the transforms, which look for bare addresses once more and lose every position on the way. */
const SYNTAX_TREE = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** The blocks of a stretch of Markdown, in order. `source` is masked, with every offset as in the file. */
export function readMarkdownBlocks(source: string, from: number, to: number): RawBlock[] {
  const blocks: RawBlock[] = [];
  let groups = 0;
  for (const chunk of splitChunks(source, from, to)) {
    // One by one: spreading 100,000 blocks into push overflows the stack.
    for (const block of readChunk(source, chunk, groups)) {
      blocks.push(block);
      groups = Math.max(groups, block.group ?? 0);
    }
  }
  return blocks;
}

function readChunk(source: string, chunk: Chunk, groups: number): readonly RawBlock[] {
  const { from, to, isPlain, definitions } = chunk;
  if (isPlain) return readAsPlainText(source, from, to, groups);
  const options = { extensions: [gfm()], mdastExtensions: SYNTAX_TREE };
  const tree = fromMarkdown(source.slice(from, to) + definitions, options);
  return new BlockReader(source, from, groups).read(tree);
}

function readAsPlainText(source: string, from: number, to: number, groups: number): readonly RawBlock[] {
  const masked = ' '.repeat(from) + maskMarks(source.slice(from, to));
  return readPlainText(masked, from, to, groups).flatMap((block) => {
    const runs = withoutFiller(masked, block.runs);
    const [first] = runs;
    const last = runs.at(-1);
    return first === undefined || last === undefined ? [] : [{ ...block, runs, start: first.start, end: last.end }];
  });
}

class BlockReader {
  readonly #source: string;
  readonly #offset: number;
  readonly #blocks: RawBlock[] = [];
  readonly #stack: Waiting[] = [];
  #group: number;
  #isAfterRule = false;
  #lastEnd: number;

  constructor(source: string, offset: number, groups: number) {
    this.#source = source;
    this.#offset = offset;
    this.#group = groups;
    this.#lastEnd = offset;
  }

  read(tree: Nodes): RawBlock[] {
    this.#push(tree, TOP);
    for (let next = this.#stack.pop(); next !== undefined; next = this.#stack.pop()) this.#take(next);
    return this.#blocks;
  }

  #take({ node, context }: Waiting): void {
    switch (node.type) {
      case 'paragraph':
        this.#add(context.kind, context.depth, readInlines(node, this.#source, this.#offset), context);
        break;
      case 'heading':
        this.#add('heading', node.depth, readInlines(node, this.#source, this.#offset), context);
        break;
      case 'list':
        this.#group += 1;
        this.#push(node, { ...context, kind: 'list-item', depth: context.depth + 1, group: this.#group });
        break;
      case 'blockquote':
        this.#push(node, { ...context, kind: 'quotation' });
        break;
      case 'footnoteDefinition':
        this.#push(node, { ...context, chrome: 'footnote' });
        break;
      case 'thematicBreak':
        this.#isAfterRule = true;
        break;
      case 'table':
        this.#addTable(node, context);
        break;
      case 'code':
        this.#addCode(node, context);
        break;
      case 'html': {
        const [start, end] = this.#rangeOf(node);
        for (const block of readEmbeddedHtml(this.#source, start, end)) {
          this.#add(block.kind, block.level, block.runs, context, block.cells);
        }
        break;
      }
      default:
        this.#push(node, context);
    }
  }

  #push(node: Nodes, context: Context): void {
    if (!('children' in node)) return;
    for (const child of node.children.toReversed()) this.#stack.push({ node: child, context });
  }

  #addTable(table: Table, context: Context): void {
    this.#group += 1;
    for (const [index, row] of table.children.entries()) {
      const cells: { start: number; end: number; isHead: boolean }[] = [];
      const runs: Run[] = [];
      for (const cell of row.children) {
        const inside = readInlines(cell, this.#source, this.#offset);
        const start = inside[0]?.start ?? this.#rangeOf(cell)[0];
        cells.push({ start, end: inside.at(-1)?.end ?? start, isHead: index === 0 });
        runs.push(...inside);
      }
      this.#add('table-row', 0, runs, { ...context, group: this.#group }, cells);
    }
  }

  #addCode(node: Nodes, context: Context): void {
    const [start, end] = this.#rangeOf(node);
    const written = this.#source.slice(start, end);
    const fence = /^(?:`{3,}|~{3,})[^\n]*\n?/u.exec(written)?.[0].length ?? 0;
    const closing = fence > 0 ? (/\n?[ \t>]*(?:`{3,}|~{3,})[ \t]*$/u.exec(written.slice(-200))?.[0].length ?? 0) : 0;
    const run = { start: start + fence, end: Math.max(start + fence, end - closing) };
    this.#add('preformatted', 0, [{ ...run, isBold: false, isItalic: false, isLink: false }], context);
  }

  #add(kind: RawKind, level: number, found: readonly Run[], context: Context, cells?: RawBlock['cells']): void {
    const runs = withoutFiller(this.#source, found);
    const [first] = runs;
    const last = runs.at(-1);
    if (first === undefined || last === undefined || !this.#holdsText(runs)) return;
    const { group, chrome } = context;
    this.#blocks.push({
      kind,
      level,
      start: first.start,
      end: last.end,
      runs,
      isAfterGap: this.#blocks.length === 0 || this.#isGap(first.start),
      ...(cells === undefined ? {} : { cells }),
      ...(group === undefined || kind === 'paragraph' || kind === 'heading' ? {} : { group }),
      ...(this.#isAfterRule ? { isAfterRule: true } : {}),
      ...(chrome === undefined ? {} : { chrome }),
    });
    this.#isAfterRule = false;
    this.#lastEnd = last.end;
  }

  #holdsText(runs: readonly Run[]): boolean {
    return runs.some((run) => /\S/u.test(run.reads ?? this.#source.slice(run.start, run.end)));
  }

  #isGap(start: number): boolean {
    return /\n[ \t>]*\r?\n/u.test(this.#source.slice(this.#lastEnd, start));
  }

  #rangeOf(node: Nodes): [start: number, end: number] {
    return [(node.position?.start.offset ?? 0) + this.#offset, (node.position?.end.offset ?? 0) + this.#offset];
  }
}
