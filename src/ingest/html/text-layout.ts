import type { RawBlock } from '../raw-block.ts';
import type { Look } from './html-node.ts';
import { type BlockContext, finishBlock, type OpenBlock } from './open-block.ts';

const NOBODY_SEES = /[\u00ad\u200b\u2060\ufeff]/gu;
// White space that CSS collapses; a no-break space is a character like any other.
const COLLAPSIBLE = /[ \t\r\n\f]+/gu;

/**
 * Lays out a page's text as CSS would: white space collapsed, a line feed between blocks, one for a `<br>`, a tab
 * between cells. Blocks and runs point into the text as it grows.
 */
export class TextLayout {
  readonly #parts: string[] = [];
  readonly #blocks: RawBlock[] = [];
  #length = 0;
  #block: OpenBlock | undefined;
  #isSpacePending = false;
  /** Whether the pending space stood at the end of the text before, not at the beginning of what comes. */
  #isSpaceBefore = false;
  #breaksPending = 0;
  #isGapPending = true;
  #isRulePending = false;
  #cellStart: number | undefined;
  #isHeadCell = false;

  finish(): { readonly text: string; readonly blocks: readonly RawBlock[] } {
    this.endBlock();
    return { text: this.#parts.join(''), blocks: this.#blocks };
  }

  /** Where the next character will stand. */
  get blockCount(): number {
    return this.#blocks.length;
  }

  endBlock(): void {
    const block = this.#block;
    this.#isSpacePending = false;
    this.#breaksPending = 0;
    if (block === undefined) return;
    this.#block = undefined;
    const last = block.runs.at(-1);
    if (last === undefined) return;
    this.#blocks.push(finishBlock(block, last.end));
    this.#append('\n');
  }

  /** What comes next stands after an empty line. */
  gap(): void {
    this.#isGapPending = true;
  }

  rule(): void {
    this.endBlock();
    this.#isRulePending = true;
  }

  /** One is a new line in the same block, two in a row begin another. */
  lineBreak(): void {
    this.#breaksPending += 1;
    this.#isSpacePending = false;
  }

  /** The border of a block inside a cell, which keeps its row together. */
  softBreak(): void {
    if (this.#block !== undefined) this.#breaksPending = Math.max(1, this.#breaksPending);
  }

  startRow(context: BlockContext): void {
    this.endBlock();
    this.#block = this.#open(context, []);
  }

  startCell(isHead: boolean): void {
    if (this.#block?.cells === undefined) return;
    this.#isSpacePending = false;
    this.#breaksPending = 0;
    if (this.#block.cells.length > 0) this.#append('\t');
    this.#cellStart = this.#length;
    this.#isHeadCell = isHead;
  }

  endCell(): void {
    const start = this.#cellStart;
    if (this.#block?.cells === undefined || start === undefined) return;
    this.#block.cells.push({ start, end: this.#length, isHead: this.#isHeadCell });
    this.#isSpacePending = false;
    this.#breaksPending = 0;
    this.#cellStart = undefined;
  }

  text(raw: string, look: Look, context: BlockContext, runChrome: string | undefined, isPreformatted: boolean): void {
    if (isPreformatted) {
      const whole = raw.replaceAll(/\r\n?/gu, '\n');
      if (this.#block !== undefined || /\S/u.test(whole)) this.#put(whole, look, context, runChrome);
      return;
    }
    const collapsed = raw.replaceAll(NOBODY_SEES, '').replaceAll(COLLAPSIBLE, ' ');
    const from = collapsed.startsWith(' ') ? 1 : 0;
    const to = collapsed.length > 1 && collapsed.endsWith(' ') ? collapsed.length - 1 : collapsed.length;
    if (from === 1 && !this.#isSpacePending) {
      this.#isSpacePending = true;
      this.#isSpaceBefore = from >= to;
    }
    if (from >= to) return;
    const core = collapsed.slice(from, to);
    // A paragraph of a no-break space is an empty line.
    if (this.#isAtStart() && !/\S/u.test(core)) {
      this.gap();
      return;
    }
    this.#put(core, look, context, runChrome);
    this.#isSpacePending = to < collapsed.length;
    this.#isSpaceBefore = this.#isSpacePending;
  }

  #isAtStart(): boolean {
    const block = this.#block;
    if (block === undefined) return true;
    return block.cells === undefined ? block.runs.length === 0 : this.#cellStart === this.#length;
  }

  #put(text: string, look: Look, context: BlockContext, chrome: string | undefined): void {
    if (this.#breaksPending >= 2 && this.#block !== undefined && this.#block.cells === undefined) {
      this.endBlock();
      this.#isGapPending = true;
    }
    const isAtStart = this.#isAtStart();
    const block = this.#block ?? this.#open(context, undefined);
    this.#block = block;
    if (!isAtStart && this.#breaksPending > 0) this.#putSpace(block, '\n', look, chrome);
    else if (!isAtStart && this.#isSpacePending) this.#putSpace(block, ' ', look, chrome);
    this.#breaksPending = 0;
    this.#isSpacePending = false;
    this.#addRun(block, text, look, chrome);
  }

  /** A space goes with the text that it stood in, unless that is dropped: then it must not go with it. */
  #putSpace(block: OpenBlock, space: string, look: Look, chrome: string | undefined): void {
    const last = block.runs.at(-1);
    const isKept = last?.chrome === undefined || chrome !== undefined;
    const isItsOwn = this.#isSpaceBefore || chrome !== undefined || space === '\n';
    const stays = last !== undefined && last.end === this.#length && isKept && isItsOwn;
    if (stays) this.#addRun(block, space, last, last.chrome);
    else this.#addRun(block, space, look, chrome);
  }

  #addRun(block: OpenBlock, text: string, look: Look, chrome: string | undefined): void {
    const last = block.runs.at(-1);
    const start = this.#length;
    this.#append(text);
    const joins =
      last !== undefined &&
      last.end === start &&
      last.isBold === look.isBold &&
      last.isItalic === look.isItalic &&
      last.isLink === look.isLink &&
      last.chrome === chrome;
    if (joins) block.runs[block.runs.length - 1] = { ...last, end: this.#length };
    else {
      const { isBold, isItalic, isLink } = look;
      block.runs.push({
        start,
        end: this.#length,
        isBold,
        isItalic,
        isLink,
        ...(chrome === undefined ? {} : { chrome }),
      });
    }
  }

  #open(context: BlockContext, cells: OpenBlock['cells']): OpenBlock {
    const block = {
      context,
      start: this.#length,
      isAfterGap: this.#isGapPending,
      isAfterRule: this.#isRulePending,
      runs: [],
      cells,
    };
    this.#isGapPending = false;
    this.#isRulePending = false;
    return block;
  }

  #append(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}
