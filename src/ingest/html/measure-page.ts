import { isUnseen } from './element-kinds.ts';
import type { HtmlElement } from './html-node.ts';

/** How much stands below an element, in visible characters without white space runs. */
export interface Measure {
  readonly characters: number;
  readonly linkCharacters: number;
  /** Of paragraphs, list items, quotations, cells and definitions, links left out: what prose there is. */
  readonly proseCharacters: number;
  readonly headings: number;
  readonly firstHeadings: number;
  readonly tables: number;
  readonly blocks: number;
  readonly paragraphs: number;
}

/** The measure of every element of a page that can be seen. */
export type Measures = ReadonlyMap<HtmlElement, Measure>;

/** What nobody sees measures nothing. */
export const NOTHING: Measure = {
  characters: 0,
  linkCharacters: 0,
  proseCharacters: 0,
  headings: 0,
  firstHeadings: 0,
  tables: 0,
  blocks: 0,
  paragraphs: 0,
};

const PROSE = /^(?:p|li|dd|dt|blockquote|td|pre)$/u;
const BLOCK = /^(?:p|div|ul|ol|dl|h[1-6]|blockquote|table|section|article|figure|pre|form)$/u;

interface Frame {
  readonly element: HtmlElement;
  readonly isProse: boolean;
  next: number;
  sum: Measure;
}

/** Measures a page bottom up, in one walk. */
export function measurePage(root: HtmlElement): Measures {
  const measures = new Map<HtmlElement, Measure>();
  const stack: Frame[] = [{ element: root, isProse: false, next: 0, sum: NOTHING }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const child = frame.element.children[frame.next];
    frame.next += 1;
    if (child === undefined) {
      stack.pop();
      const sum = withItself(frame.element, frame.sum);
      measures.set(frame.element, sum);
      const outer = stack.at(-1);
      if (outer !== undefined) outer.sum = add(outer.sum, sum);
    } else if (child.kind === 'text') {
      frame.sum = withText(frame, child.text, child.look.isLink);
    } else if (!isUnseen(child)) {
      stack.push({ element: child, isProse: frame.isProse || PROSE.test(child.name), next: 0, sum: NOTHING });
    }
  }
  return measures;
}

function withText(frame: Frame, text: string, isLink: boolean): Measure {
  const length = text.replaceAll(/\s+/gu, ' ').trim().length;
  if (length === 0) return frame.sum;
  return {
    ...frame.sum,
    characters: frame.sum.characters + length,
    linkCharacters: frame.sum.linkCharacters + (isLink ? length : 0),
    proseCharacters: frame.sum.proseCharacters + (frame.isProse && !isLink ? length : 0),
  };
}

function withItself(element: HtmlElement, sum: Measure): Measure {
  return {
    ...sum,
    headings: sum.headings + (/^h[1-6]$/u.test(element.name) ? 1 : 0),
    firstHeadings: sum.firstHeadings + (element.name === 'h1' && sum.characters > 0 ? 1 : 0),
    tables: sum.tables + (element.name === 'table' ? 1 : 0),
    blocks: sum.blocks + (BLOCK.test(element.name) ? 1 : 0),
    paragraphs: sum.paragraphs + (element.name === 'p' && sum.characters > 0 ? 1 : 0),
  };
}

function add(one: Measure, other: Measure): Measure {
  return {
    characters: one.characters + other.characters,
    linkCharacters: one.linkCharacters + other.linkCharacters,
    proseCharacters: one.proseCharacters + other.proseCharacters,
    headings: one.headings + other.headings,
    firstHeadings: one.firstHeadings + other.firstHeadings,
    tables: one.tables + other.tables,
    blocks: one.blocks + other.blocks,
    paragraphs: one.paragraphs + other.paragraphs,
  };
}
