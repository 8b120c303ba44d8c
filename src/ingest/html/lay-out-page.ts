import type { RawBlock } from '../raw-block.ts';
import { contextOf } from './block-context.ts';
import { isDataTable, isHeadRow } from './data-table.ts';
import { hasMargin, isBlock, isUnseen } from './element-kinds.ts';
import { chromeOf, type PageFacts } from './find-chrome.ts';
import type { HtmlElement, HtmlNode } from './html-node.ts';
import { NOTHING } from './measure-page.ts';
import type { BlockContext } from './open-block.ts';
import { TextLayout } from './text-layout.ts';

interface Frame {
  readonly element: HtmlElement;
  readonly context: BlockContext;
  /** Reason of an inline element that is no part of the sentence around it. */
  readonly runChrome: string | undefined;
  readonly isPreformatted: boolean;
  /** Where in a table of data this is; inside a cell, blocks do not end the row. */
  readonly place: 'flow' | 'table' | 'row' | 'cell';
  /** Inside the row that names the columns. */
  readonly isHead: boolean;
  readonly leave: (() => void) | undefined;
  next: number;
}

/** Walks pages in order and lays out their text, each block with what the elements around it say of it. */
export class PageWalker {
  readonly #layout = new TextLayout();
  #groups = 0;

  /** Adds the page below `root`; several roots (items of a feed) follow one another in one text. */
  walk(root: HtmlElement, facts: PageFacts): void {
    const context: BlockContext = {
      kind: 'paragraph',
      level: 0,
      ...(facts.main === undefined ? {} : { chrome: 'outside-main' }),
    };
    const layout = this.#layout;
    layout.endBlock();
    layout.gap();
    const stack: Frame[] = [
      {
        element: root,
        context,
        runChrome: undefined,
        isPreformatted: false,
        place: 'flow',
        isHead: false,
        leave: undefined,
        next: 0,
      },
    ];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const child: HtmlNode | undefined = frame.element.children[frame.next];
      frame.next += 1;
      if (child === undefined) {
        frame.leave?.();
        stack.pop();
      } else if (child.kind === 'text') {
        layout.text(child.text, child.look, frame.context, frame.runChrome, frame.isPreformatted);
      } else if (!isUnseen(child)) stack.push(this.#enter(child, frame, facts));
    }
    layout.endBlock();
  }

  /** Adds a line of its own, such as the title of a feed's item. */
  addLine(text: string, context: BlockContext): void {
    this.#layout.endBlock();
    this.#layout.gap();
    this.#layout.text(text, { isBold: false, isItalic: false, isLink: false }, context, undefined, false);
    this.#layout.endBlock();
  }

  get blockCount(): number {
    this.#layout.endBlock();
    return this.#layout.blockCount;
  }

  finish(): { readonly text: string; readonly blocks: readonly RawBlock[] } {
    return this.#layout.finish();
  }

  #enter(element: HtmlElement, outer: Frame, facts: PageFacts): Frame {
    const frame: Frame = { ...outer, element, next: 0, leave: undefined };
    switch (outer.place) {
      case 'table':
        return this.#enterInTable(element, frame, facts);
      case 'row':
        return /^t[dh]$/u.test(element.name)
          ? this.#enterCell(element, frame, facts)
          : this.#inline(element, frame, facts);
      case 'cell': {
        if (element.name === 'br' || element.name === 'hr' || isBlock(element)) this.#layout.softBreak();
        const inline = this.#inline(element, frame, facts);
        return isBlock(element) ? { ...inline, leave: () => this.#layout.softBreak() } : inline;
      }
      case 'flow':
        return this.#enterInFlow(element, frame, facts);
    }
  }

  #enterInFlow(element: HtmlElement, frame: Frame, facts: PageFacts): Frame {
    if (element.name === 'br') this.#layout.lineBreak();
    else if (element.name === 'hr') this.#layout.rule();
    else if (isBlock(element)) return this.#enterBlock(element, frame, facts);
    return this.#inline(element, frame, facts);
  }

  #inline(element: HtmlElement, frame: Frame, facts: PageFacts): Frame {
    const runChrome = frame.runChrome ?? (frame.context.chrome === undefined ? chromeOf(element, facts) : undefined);
    return { ...frame, runChrome };
  }

  #enterBlock(element: HtmlElement, frame: Frame, facts: PageFacts): Frame {
    const layout = this.#layout;
    const measure = facts.measures.get(element) ?? NOTHING;
    const context = judge(
      element,
      contextOf(element, frame.context, measure, () => this.#newGroup()),
      facts,
    );
    layout.endBlock();
    const isApart = hasMargin(element);
    if (isApart) layout.gap();
    const inside = { ...frame, context, leave: () => this.#leaveBlock(isApart) };
    if (element.name === 'table' && isDataTable(element, facts.measures)) {
      return { ...inside, context: { ...context, kind: 'paragraph', group: this.#newGroup() }, place: 'table' };
    }
    return { ...inside, isPreformatted: frame.isPreformatted || context.kind === 'preformatted' };
  }

  #leaveBlock(isApart: boolean): void {
    this.#layout.endBlock();
    if (isApart) this.#layout.gap();
  }

  #enterInTable(element: HtmlElement, frame: Frame, facts: PageFacts): Frame {
    if (/^t(?:head|body|foot)$/u.test(element.name)) return { ...frame, context: judge(element, frame.context, facts) };
    if (element.name !== 'tr') return this.#enterBlock(element, { ...frame, place: 'flow' }, facts);
    const context = judge(element, { ...frame.context, kind: 'table-row', level: 0 }, facts);
    this.#layout.startRow(context);
    return { ...frame, context, place: 'row', isHead: isHeadRow(element), leave: () => this.#layout.endBlock() };
  }

  #enterCell(cell: HtmlElement, frame: Frame, facts: PageFacts): Frame {
    this.#layout.startCell(frame.isHead);
    return { ...this.#inline(cell, frame, facts), place: 'cell', leave: () => this.#layout.endCell() };
  }

  #newGroup(): number {
    this.#groups += 1;
    return this.#groups;
  }
}

/** The context with the verdict on an element: why nobody reads it, or that it is read after all. */
function judge(element: HtmlElement, context: BlockContext, facts: PageFacts): BlockContext {
  if (element === facts.titleHeading) return { ...without(context), hint: 'title' };
  if (element === facts.main) return without(context);
  if (context.chrome !== undefined && context.chrome !== 'outside-main') return context;
  const own = chromeOf(element, facts);
  if (own !== undefined) return { ...context, chrome: own };
  return facts.kept.has(element) ? without(context) : context;
}

function without({ chrome: _, ...context }: BlockContext): BlockContext {
  return context;
}
