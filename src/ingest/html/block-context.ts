import { hintOf, isCaption } from './class-hints.ts';
import { namesOf } from './class-rules.ts';
import type { HtmlElement } from './html-node.ts';
import type { Measure } from './measure-page.ts';
import type { BlockContext } from './open-block.ts';

/** Kinds that a plain block inside them does not end: `<li><p>` is a list item, `<blockquote><p>` a quotation. */
const KEPT_INSIDE = new Set(['list-item', 'quotation', 'definition', 'term', 'caption', 'heading']);

/** A byline, a dateline, a standfirst is no longer than this, in characters. */
const LONGEST_HINTED = 600;

/** Makes the context of a block element out of its parent's. `newGroup` gives the number of a new list or table. */
export function contextOf(
  element: HtmlElement,
  outer: BlockContext,
  measure: Measure,
  newGroup: () => number,
): BlockContext {
  const names = namesOf(element);
  // `class="author-ada"` around a whole article says nothing of its paragraphs.
  const isShort = measure.characters <= LONGEST_HINTED;
  const hint = isShort ? hintFor(element, names) : undefined;
  const inner =
    isCaption(names) && !/^(?:body|figure|table)$/u.test(element.name)
      ? caption(outer)
      : byName(element, outer, newGroup);
  return hint === undefined ? inner : { ...inner, hint };
}

function hintFor(element: HtmlElement, names: readonly string[]): string | undefined {
  return hintOf(names) ?? (element.attributes.get('itemprop') === 'author' ? 'byline' : undefined);
}

function byName(element: HtmlElement, outer: BlockContext, newGroup: () => number): BlockContext {
  const { name } = element;
  if (/^h[1-6]$/u.test(name)) return heading(outer, Number(name.charAt(1)));
  if (element.attributes.get('role') === 'heading') return heading(outer, levelOf(element));
  switch (name) {
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return { ...plain(outer), level: depthOf(outer) + 1, group: newGroup(), kind: 'list-item' };
    case 'li':
      return outer.kind === 'list-item' && outer.group !== undefined
        ? outer
        : { ...plain(outer), kind: 'list-item', level: Math.max(1, depthOf(outer)) };
    case 'dl':
      return { ...plain(outer), group: newGroup() };
    case 'dt':
      return { ...outer, kind: 'term', level: 0 };
    case 'dd':
      return { ...outer, kind: 'definition', level: 0 };
    case 'blockquote':
      return { ...plain(outer), kind: 'quotation' };
    case 'figcaption':
    case 'legend':
      return caption(outer);
    case 'caption':
      return { ...plain(outer), kind: 'heading', level: 6, hint: 'table-caption' };
    case 'pre':
    case 'listing':
    case 'xmp':
      return { ...plain(outer), kind: 'preformatted' };
    default:
      return KEPT_INSIDE.has(outer.kind) ? outer : plain(outer);
  }
}

function levelOf(element: HtmlElement): number {
  const level = Number(element.attributes.get('aria-level') ?? '2');
  return level >= 1 && level <= 6 ? Math.floor(level) : 2;
}

function depthOf(outer: BlockContext): number {
  return outer.kind === 'list-item' ? outer.level : 0;
}

function heading(outer: BlockContext, level: number): BlockContext {
  return { ...plain(outer), kind: 'heading', level };
}

function caption(outer: BlockContext): BlockContext {
  return { ...plain(outer), kind: 'caption' };
}

function plain({ chrome, hint }: BlockContext): BlockContext {
  return {
    kind: 'paragraph',
    level: 0,
    ...(chrome === undefined ? {} : { chrome }),
    ...(hint === undefined ? {} : { hint }),
  };
}
