import { elementsBelow, findElement, type HtmlElement, textContent } from '../html/html-node.ts';
import { parseMarkup } from '../html/parse-markup.ts';
import { absolute, tidy } from '../html/read-page-metadata.ts';
import { parseDate } from '../parse-date.ts';
import type { RawInput } from '../raw-block.ts';

/** What an item holds: markup as text, or (Atom's xhtml) elements. */
export type FeedBody =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'element'; readonly element: HtmlElement };

/** An item of a feed. */
export interface FeedItem {
  readonly metadata: RawInput['metadata'];
  readonly guid?: string;
  readonly body: FeedBody;
}

/** A feed, items in the order of the file. */
export interface Feed {
  readonly metadata: RawInput['metadata'];
  readonly items: readonly FeedItem[];
}

/** Reads RSS 0.9 to 2.0 and Atom, well-formed or not. */
export function parseXmlFeed(source: string, address: string): Feed {
  const root = parseMarkup(source, { isXml: true });
  const items = [...elementsBelow(root)].filter((element) => /^(?:[\w-]+:)?(?:item|entry)$/u.test(element.name));
  const channel = findElement(root, 'channel') ?? findElement(root, 'feed') ?? findElement(root, 'atom:feed') ?? root;
  const language = tidy(valueFor(channel, 'language', 'dc:language') ?? channel.attributes.get('xml:lang'));
  const site = tidy(valueFor(channel, 'title', 'atom:title'));
  const metadata = {
    ...(site === undefined ? {} : { title: site, siteName: site }),
    ...(language === undefined ? {} : { language }),
  };
  return { metadata, items: items.map((item) => readItem(item, metadata, address)) };
}

function readItem(item: HtmlElement, feed: RawInput['metadata'], address: string): FeedItem {
  const title = tidy(plainText(valueFor(item, 'title', 'atom:title', 'media:title')));
  const link = absolute(linkOf(item), address);
  const guid = tidy(valueFor(item, 'guid', 'id', 'atom:id') ?? item.attributes.get('rdf:about')) ?? link;
  const author = tidy(authorOf(item));
  const published = parseDate(
    valueFor(item, 'pubDate', 'published', 'atom:published', 'dc:date', 'updated', 'atom:updated') ?? '',
  );
  const language = item.attributes.get('xml:lang') ?? feed.language;
  return {
    body: bodyOf(item),
    ...(guid === undefined ? {} : { guid }),
    metadata: {
      ...(title === undefined ? {} : { title }),
      ...(language === undefined ? {} : { language }),
      ...(author === undefined ? {} : { author }),
      ...(published === undefined ? {} : { published }),
      ...(link === undefined ? {} : { address: link }),
      ...(feed.siteName === undefined ? {} : { siteName: feed.siteName }),
    },
  };
}

/** The whole text where the feed carries it, else what it says of it. */
function bodyOf(item: HtmlElement): FeedBody {
  const names = [
    'content:encoded',
    'content',
    'atom:content',
    'description',
    'summary',
    'atom:summary',
    'itunes:summary',
    'media:description',
  ];
  for (const name of names) {
    const found = childOf(item, name);
    if (found === undefined) continue;
    if (found.attributes.get('type') === 'xhtml') return { kind: 'element', element: unprefixed(found) };
    const text = textContent(found);
    if (/\S/u.test(text)) return { kind: 'html', html: asHtml(text, found.attributes.get('type')) };
  }
  return { kind: 'html', html: '' };
}

/** Plain text becomes paragraphs; RSS does not say which of the two a description is. */
export function asHtml(text: string, type?: string): string {
  const isMarkup =
    /<\/?(?:p|br|div|a|b|i|em|strong|ul|ol|li|h[1-6]|img|span|blockquote|figure|table|pre|hr|article|section)[\s/>]/iu.test(
      text,
    );
  if ((isMarkup && type !== 'text') || /^(?:html|text\/html)$/u.test(type ?? '')) return text;
  const isEscapedTwice = type !== 'text' && /&(?:[a-z]+|#\d+);/iu.test(text) && !/[<>]/u.test(text);
  const safe = isEscapedTwice ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return safe
    .split(/\r?\n\s*\n/u)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n');
}

/** Titles of RSS may hold markup: `Tom &amp;amp; Ada <em>win</em>`. */
function plainText(text: string | undefined): string | undefined {
  return text !== undefined && /[<&]/u.test(text) ? textContent(parseMarkup(text)) : text;
}

function linkOf(item: HtmlElement): string | undefined {
  const links = item.children.filter(
    (child): child is HtmlElement => child.kind === 'element' && /^(?:atom:)?link$/u.test(child.name),
  );
  const own = links.find((link) => (link.attributes.get('rel') ?? 'alternate') === 'alternate');
  const guid = childOf(item, 'guid');
  const isPermaLink = guid !== undefined && guid.attributes.get('isPermaLink') !== 'false';
  return (
    own?.attributes.get('href') ??
    tidy(own === undefined ? undefined : textContent(own)) ??
    (isPermaLink ? textContent(guid) : undefined)
  );
}

function authorOf(item: HtmlElement): string | undefined {
  const author = childOf(item, 'author') ?? childOf(item, 'atom:author');
  const name = author === undefined ? undefined : valueFor(author, 'name', 'atom:name');
  const written =
    name ?? valueFor(item, 'dc:creator', 'itunes:author') ?? (author === undefined ? undefined : textContent(author));
  // RSS 2.0 wants `ada@example.org (Ada Okoro)` there.
  return (
    /^\S+@\S+\s*\(([^)]+)\)/u.exec(written?.trim() ?? '')?.[1] ??
    (/^\S+@\S+$/u.test(written?.trim() ?? '') ? undefined : written)
  );
}

function childOf(item: HtmlElement, name: string): HtmlElement | undefined {
  return item.children.find((child): child is HtmlElement => child.kind === 'element' && child.name === name);
}

function valueFor(item: HtmlElement, ...names: string[]): string | undefined {
  for (const name of names) {
    const child = childOf(item, name);
    const text = child === undefined ? '' : textContent(child).trim();
    if (text !== '') return text;
  }
  return undefined;
}

/** XHTML inside Atom may carry a prefix: `<xhtml:p>`. */
function unprefixed(root: HtmlElement): HtmlElement {
  const copy: HtmlElement = { ...root, name: '#root', children: [], parent: undefined };
  const stack: [from: HtmlElement, to: HtmlElement][] = [[root, copy]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [from, to] = next;
    for (const child of from.children) {
      if (child.kind === 'text') to.children.push(child);
      else {
        const inner = { ...child, name: child.name.replace(/^[\w-]+:/u, '').toLowerCase(), children: [], parent: to };
        to.children.push(inner);
        stack.push([child, inner]);
      }
    }
  }
  return copy;
}
