import { parseDate } from '../parse-date.ts';
import type { RawInput } from '../raw-block.ts';
import { elementsBelow, type HtmlElement, textContent } from './html-node.ts';
import { type LinkedData, readLinkedData } from './read-linked-data.ts';

type Metadata = RawInput['metadata'];

/** What the page's head says, as found. */
interface Head {
  readonly title: string | undefined;
  readonly meta: ReadonlyMap<string, string>;
  readonly canonical: string | undefined;
  readonly language: string | undefined;
  readonly author: string | undefined;
  readonly time: string | undefined;
  readonly linked: LinkedData;
}

/** Title (without the site's name), language, author, date and canonical address of a page. `address` is where it came from. */
export function readPageMetadata(root: HtmlElement, address: string, headings: readonly string[]): Metadata {
  const head = readHead(root);
  const { meta, linked } = head;
  const siteName = tidy(meta.get('og:site_name') ?? linked.siteName ?? meta.get('application-name'));
  const title = titleOf(head, siteName, headings);
  const language = languageOf(head);
  const author = authorOf(head);
  const published = firstDate([
    meta.get('article:published_time'),
    linked.published,
    meta.get('og:article:published_time'),
    meta.get('datepublished'),
    meta.get('date'),
    meta.get('pubdate'),
    meta.get('dc.date'),
    meta.get('dcterms.created'),
    meta.get('parsely-pub-date'),
    meta.get('sailthru.date'),
    head.time,
  ]);
  const canonical = absolute(head.canonical ?? meta.get('og:url') ?? linked.address, address);
  return {
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
    ...(author === undefined ? {} : { author }),
    ...(published === undefined ? {} : { published }),
    ...(canonical === undefined ? {} : { address: canonical }),
    ...(siteName === undefined ? {} : { siteName }),
  };
}

function readHead(root: HtmlElement): Head {
  const meta = new Map<string, string>();
  const found: { title?: string; canonical?: string; language?: string; author?: string; time?: string } = {};
  const scripts: string[] = [];
  for (const element of elementsBelow(root)) {
    const { attributes } = element;
    switch (element.name) {
      case 'html':
        found.language ??= attributes.get('lang') ?? attributes.get('xml:lang') ?? '';
        break;
      case 'title':
        // A picture drawn in the page may have a title of its own.
        if (element.parent?.name !== 'svg') found.title ??= textContent(element);
        break;
      case 'meta':
        addMeta(meta, element);
        break;
      case 'link':
        if (/(?:^|\s)canonical(?:\s|$)/iu.test(attributes.get('rel') ?? ''))
          found.canonical ??= attributes.get('href') ?? '';
        break;
      case 'script':
        if (/ld\+json/iu.test(attributes.get('type') ?? '')) scripts.push(textContent(element));
        break;
      case 'time':
        if (attributes.has('datetime')) found.time ??= attributes.get('datetime') ?? '';
        break;
      default:
        if (isAuthor(element)) found.author ??= textContent(element);
    }
  }
  const { title, canonical, language, author, time } = found;
  return { title, meta, canonical, language, author, time, linked: readLinkedData(scripts) };
}

function addMeta(meta: Map<string, string>, { attributes }: HtmlElement): void {
  const named = ['property', 'name', 'itemprop', 'http-equiv'].map((name) => attributes.get(name));
  const key = named.find((name) => name !== undefined)?.toLowerCase();
  const content = attributes.get('content');
  if (key !== undefined && content !== undefined && !meta.has(key)) meta.set(key, content);
}

function isAuthor({ attributes }: HtmlElement): boolean {
  if (attributes.size === 0) return false;
  return attributes.get('itemprop') === 'author' || /(?:^|\s)author(?:\s|$)/u.test(attributes.get('rel') ?? '');
}

/**
 * The title: a heading that the page's title begins with or holds is the title itself; else what the page tells others
 * (`og:title`, JSON-LD), else its `title` with the site's name cut off.
 */
function titleOf(
  { title, meta, linked }: Head,
  siteName: string | undefined,
  headings: readonly string[],
): string | undefined {
  const written = tidy(title);
  const told = tidy(meta.get('og:title')) ?? tidy(linked.headline) ?? tidy(meta.get('twitter:title'));
  const key = keyOf(`${written ?? ''} ${told ?? ''}`);
  const heading = headings.find(
    (text) => keyOf(text).length >= 4 && key.includes(keyOf(text)) && keyOf(text) !== keyOf(siteName ?? ''),
  );
  return (
    tidy(heading) ??
    (told === undefined ? undefined : withoutSite(told, siteName)) ??
    (written === undefined ? undefined : withoutSite(written, siteName))
  );
}

/** Cuts ` | Site`, ` - Site`, ` » Site` off the end, or `Site: ` off the front where the site's name is known. */
function withoutSite(title: string, siteName: string | undefined): string {
  const parts = title.split(/\s+(?:[|–—·•»«/-]|::)\s+/u);
  if (parts.length < 2) return title;
  if (siteName !== undefined) {
    const rest = parts.filter((part) => keyOf(part) !== keyOf(siteName));
    if (rest.length > 0 && rest.length < parts.length)
      return title.slice(
        title.indexOf(rest[0] ?? ''),
        title.lastIndexOf(rest.at(-1) ?? '') + (rest.at(-1) ?? '').length,
      );
  }
  const last = parts.at(-1) ?? '';
  const kept = title.slice(0, title.lastIndexOf(last)).replace(/\s+(?:[|–—·•»«/-]|::)\s*$/u, '');
  // A site's name is short and stands last; what would leave one word behind is a subtitle.
  return last.split(/\s+/u).length <= 6 && kept.split(/\s+/u).length >= 3 ? kept : title;
}

function languageOf({ language, meta, linked }: Head): string | undefined {
  const written = [language, meta.get('content-language'), meta.get('og:locale'), linked.language];
  const found = written
    .map((tag) => tag?.trim().replaceAll('_', '-') ?? '')
    .find((tag) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag));
  return found;
}

function authorOf({ meta, linked, author }: Head): string | undefined {
  const candidates = [
    meta.get('author'),
    linked.author,
    meta.get('article:author'),
    meta.get('dc.creator'),
    meta.get('parsely-author'),
    author,
  ];
  return candidates
    .map((name) => tidy(name)?.replace(/^by\s+/iu, ''))
    .find((name) => name !== undefined && name.length <= 120 && !/^https?:|^@|^\d+$/iu.test(name));
}

function firstDate(candidates: readonly (string | undefined)[]): string | undefined {
  for (const candidate of candidates) {
    const date = candidate === undefined ? undefined : parseDate(candidate);
    if (date !== undefined) return date;
  }
  return undefined;
}

/** An http(s) address, relative ones taken from where the page came from. */
export function absolute(written: string | undefined, base: string): string | undefined {
  if (written === undefined || written.trim() === '') return undefined;
  try {
    const url = new URL(written.trim(), /^https?:/iu.test(base) ? base : undefined);
    return /^https?:$/u.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** White space as one space; undefined where nothing is left. */
export function tidy(text: string | undefined): string | undefined {
  const tidied = text?.replaceAll(/\s+/gu, ' ').trim();
  return tidied === '' ? undefined : tidied?.slice(0, 500);
}

/** Letters and digits only, in lower case: what two spellings of one title have in common. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}
