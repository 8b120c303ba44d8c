import { parseDate } from '../parse-date.ts';
import type { RawInput } from '../raw-block.ts';

/** The description of a text that site generators keep before it, between two lines of `---` (YAML) or `+++` (TOML). */
export interface FrontMatter {
  readonly start: number;
  /** Just after the closing line. */
  readonly end: number;
  readonly metadata: RawInput['metadata'];
  /** Where the title stands, without its quotation marks. */
  readonly title?: { readonly start: number; readonly end: number };
}

/** How long a description may be, in lines. */
const MOST_LINES = 200;

interface Entry {
  readonly key: string;
  readonly values: { readonly start: number; readonly end: number }[];
}

/**
 * The front matters of a file: one at its beginning, and those in the middle where several posts were put together
 * into one file (known by having a title and another entry).
 */
export function findFrontMatters(text: string): FrontMatter[] {
  const found: FrontMatter[] = [];
  const beginning = /\S/u.exec(text)?.index ?? 0;
  const fence = /^(---|\+\+\+)[ \t]*\r?$/gmu;
  for (let open = fence.exec(text); open !== null; open = fence.exec(text)) {
    const isFirst = open.index <= beginning;
    const matter = readFrontMatter(text, open.index, fence.lastIndex, open[1] ?? '---', isFirst);
    if (matter === undefined) continue;
    found.push(matter);
    fence.lastIndex = matter.end;
  }
  return found;
}

function readFrontMatter(
  text: string,
  start: number,
  bodyStart: number,
  fence: string,
  isFirst: boolean,
): FrontMatter | undefined {
  const entries: Entry[] = [];
  let position = bodyStart;
  for (let count = 0; count < MOST_LINES; count += 1) {
    const lineStart = text.indexOf('\n', position) + 1;
    if (lineStart === 0) return undefined;
    const lineBreak = text.indexOf('\n', lineStart);
    const lineEnd = lineBreak === -1 ? text.length : lineBreak;
    const line = text.slice(lineStart, lineEnd).trimEnd();
    if (line === fence || (fence === '---' && line === '...')) return finish(text, start, lineEnd, entries, isFirst);
    if (!takeLine(line, lineStart, fence, entries)) return undefined;
    position = lineEnd;
    if (lineBreak === -1) return undefined;
  }
  return undefined;
}

/** Adds a line to the entries; false where no such line stands in a front matter. */
function takeLine(line: string, start: number, fence: string, entries: Entry[]): boolean {
  const pattern =
    fence === '---' ? /^([A-Za-z_][\w .-]{0,60}?)\s*:(?:\s+(.*))?$/u : /^([A-Za-z_][\w.-]{0,60})\s*=\s*(.*)$/u;
  const entry = pattern.exec(line);
  if (entry !== null) {
    const value = entry[2] ?? '';
    entries.push({ key: (entry[1] ?? '').toLowerCase(), values: value === '' ? [] : [unquoted(line, value, start)] });
    return true;
  }
  const item = /^\s*-\s+(.*)$/u.exec(line);
  const last = entries.at(-1);
  if (item !== null && last !== undefined) {
    last.values.push(unquoted(line, item[1] ?? '', start));
    return true;
  }
  return line === '' || /^\s*#/u.test(line) || /^[ \t]/u.test(line) || /^(?:-|\[|\])/u.test(line);
}

function unquoted(line: string, value: string, lineStart: number): { start: number; end: number } {
  const start = lineStart + line.length - value.length;
  const isQuoted = value.length >= 2 && /^["']/u.test(value) && value.endsWith(value.charAt(0));
  return isQuoted ? { start: start + 1, end: start + value.length - 1 } : { start, end: start + value.length };
}

function finish(
  text: string,
  start: number,
  end: number,
  entries: readonly Entry[],
  isFirst: boolean,
): FrontMatter | undefined {
  const title = entries.find((entry) => entry.key === 'title')?.values[0];
  if (entries.length === 0 || (!isFirst && (title === undefined || entries.length < 2))) return undefined;
  return { start, end, metadata: metadataOf(text, entries), ...(title === undefined ? {} : { title }) };
}

function metadataOf(text: string, entries: readonly Entry[]): RawInput['metadata'] {
  const valueFor = (...keys: string[]): string | undefined => {
    const entry = entries.find(({ key, values }) => keys.includes(key) && values.length > 0);
    const written = entry?.values.map(({ start, end }) =>
      text
        .slice(start, end)
        .replaceAll(/^\[|\]$/gu, '')
        .trim(),
    );
    return written?.filter((value) => value !== '').join(', ') || undefined;
  };
  const metadata: { -readonly [Key in keyof RawInput['metadata']]: RawInput['metadata'][Key] } = {};
  const title = valueFor('title');
  const author = valueFor('author', 'authors', 'byline');
  const published = parseDate(valueFor('date', 'published', 'pubdate', 'publishdate', 'published_at') ?? '');
  const language = valueFor('lang', 'language', 'locale');
  const address = valueFor('canonical', 'canonical_url', 'canonicalurl', 'url', 'link', 'source');
  if (title !== undefined) metadata.title = title;
  if (author !== undefined) metadata.author = author;
  if (published !== undefined) metadata.published = published;
  if (language !== undefined && /^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/iu.test(language))
    metadata.language = language.replaceAll('_', '-');
  if (address !== undefined && /^https?:\/\//iu.test(address)) metadata.address = address;
  return metadata;
}
