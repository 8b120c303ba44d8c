import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { elementsBelow, type HtmlElement, type HtmlNode } from './html-node.ts';
import type { Measures } from './measure-page.ts';

/** Larger pages are read without it: it walks the page dozens of times. */
const MOST_ELEMENTS = 12_000;
const MOST_CHARACTERS = 600_000;
/** The attribute by which an element is known again after Readability has moved it. */
const MARK = 'data-readout';
const NUMBERED = /data-readout="(\d+)"/gu;
const COPIED = ['class', 'id', 'role', 'itemprop', 'rel', 'aria-hidden', 'aria-modal', 'href'];

/**
 * The elements with text that Mozilla's Readability keeps of a page, or undefined where it makes nothing of it. It works
 * on a copy in which each element is numbered.
 */
export function readabilitySurvivors(root: HtmlElement, measures: Measures): ReadonlySet<HtmlElement> | undefined {
  const characters = measures.get(root)?.characters ?? 0;
  if (characters > MOST_CHARACTERS || measures.size > MOST_ELEMENTS || characters < 140) return undefined;
  const elements = [...elementsBelow(root)].filter((element) => measures.has(element));
  const kept = keptBy(copyOf(root, new Map(elements.map((element, index) => [element, index]))));
  const survivors = new Set<HtmlElement>();
  for (const [, number] of kept.matchAll(NUMBERED)) {
    const element = elements[Number(number)];
    if (element?.children.some((child) => child.kind === 'text' && /\S/u.test(child.text)) === true)
      survivors.add(element);
  }
  return survivors.size === 0 ? undefined : survivors;
}

/** What Readability makes of a page, as HTML; empty where it makes nothing of it. */
function keptBy(page: string): string {
  const { document } = parseHTML(`<html><head></head><body>${page}</body></html>`);
  try {
    return new Readability(document, { keepClasses: true, disableJSONLD: true }).parse()?.content ?? '';
  } catch {
    // It was written for whole pages in a browser; a page that it stumbles over is read without its advice.
    return '';
  }
}

/** The page as HTML, each element with its number, without what nobody sees. */
function copyOf(root: HtmlElement, numbers: ReadonlyMap<HtmlElement, number>): string {
  const parts: string[] = [];
  const stack: (HtmlNode | string)[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') parts.push(next);
    else if (next.kind === 'text') parts.push(next.text.replaceAll(/[<>&]/gu, '·'));
    else {
      const number = numbers.get(next);
      const isFrame = /^(?:#root|html|body)$/u.test(next.name);
      if (number === undefined && !isFrame) continue;
      const name = isFrame || !/^[a-z][a-z0-9-]*$/u.test(next.name) ? 'div' : next.name;
      const isVoid = /^(?:br|hr|img|input|wbr)$/u.test(name);
      parts.push(`<${name} ${MARK}="${number}"${attributesOf(next)}>`);
      if (!isVoid) stack.push(`</${name}>`);
      for (const child of next.children.toReversed()) stack.push(child);
    }
  }
  return parts.join('');
}

function attributesOf(element: HtmlElement): string {
  let written = '';
  for (const name of COPIED) {
    const value = element.attributes.get(name);
    if (value !== undefined) written += ` ${name}="${escapeMarkup(value.slice(0, 300))}"`;
  }
  return written;
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
