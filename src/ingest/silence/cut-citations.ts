import { cutText, type TextRange, withSpaceBefore } from '../passages/cut-text.ts';
import { drop, type Passage } from '../passages/passage.ts';
import { citesAuthorYears, findAuthorYears } from './find-author-years.ts';

const NUMBERED = /\\?\[\s?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8})\s?\\?\](?::\s?\d{1,4}(?:[–-]\d{1,4})?)?/gu;
/** An entry of a list of works without a heading: a number between brackets, and a year, an address or pages. */
const ENTRY = /^\s*\[\d{1,3}\]\s+\S.{0,300}?(?:\(?(?:1[6-9]|20)\d{2}[a-z]?\)?|https?:|arXiv|doi|\bpp?\.\s?\d)/su;
/** `five of them.[a]`: a note by letter, behind the end of a sentence or a clause. */
const LETTERED = /(?<=\p{Ll}[.,;:!?”"»)\]]{1,3})\[[a-z]\]/gu;
const CERTAIN =
  /\[\[[^\][\n]{1,20}\]\](?:\([^)\n]{0,300}\))?|\[\^[^\]\n]{1,40}\]|\[(?:citation needed|clarification needed|when\?|who\?|by whom\?|according to whom\?|note \d{1,3}|n \d{1,3}|nb \d{1,3}|Anm\. \d{1,3}|réf\. nécessaire|cita requerida)\]/giu;

/**
 * Takes citation marks out. `[[1]]` and footnote marks always; `[1]` where it sticks to a word or sentence, or where the
 * page counts its marks from one, so that an interval or an index of a formula is left alone.
 */
export function cutCitations(passages: readonly Passage[], source: string): Passage[] {
  const marks = findMarks(passages);
  const citesAuthors = citesAuthorYears(passages);
  const isEntry = (index: number) => ENTRY.test(passages[index]?.text.slice(0, 400) ?? '');
  return passages.map((passage, index) => {
    if (passage.fate.use !== 'dropped' && isEntry(index) && (isEntry(index - 1) || isEntry(index + 1)))
      return drop(passage, 'references');
    if (passage.fate.use === 'dropped' || !/[[(]/u.test(passage.text)) return passage;
    const ranges = [
      ...findCertain(passage.text),
      ...findNumbered(passage.text, marks),
      ...(citesAuthors ? findAuthorYears(passage.text) : []),
    ].sort((a, b) => a.from - b.from);
    return cutText(
      passage,
      joinRanges(passage.text, ranges).map((range) => withSpaceBefore(passage.text, range)),
      'citation',
      source,
    );
  });
}

interface Marks {
  /** True where the page has marks `[1]` and `[2]`. */
  readonly isCounted: boolean;
  /** Numbers that begin an entry of a reference list. */
  readonly entries: ReadonlySet<number>;
}

function findMarks(passages: readonly Passage[]): Marks {
  const seen = new Set<string>();
  const entries = new Set<number>();
  for (const { text } of passages) {
    if (!text.includes('[')) continue;
    for (const match of text.matchAll(NUMBERED)) {
      seen.add((match[1] ?? '').trim());
      if (text.slice(0, match.index).trim() === '') entries.add(Number.parseInt(match[1] ?? '', 10));
    }
  }
  return { isCounted: (seen.has('1') && seen.has('2')) || isCounting([...seen]), entries };
}

/** `[1, 2]` here and `[3–5]` there count on; an interval stands by itself. */
function isCounting(marks: readonly string[]): boolean {
  const numbers = new Set(marks.flatMap((mark) => mark.split(/[^\d]+/u).map(Number)));
  const isGapless = [1, 2, 3].every((number) => numbers.has(number));
  return marks.length >= 2 && isGapless && !numbers.has(0);
}

function findCertain(text: string): TextRange[] {
  return [...text.matchAll(CERTAIN), ...text.matchAll(LETTERED)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function findNumbered(text: string, { isCounted, entries }: Marks): TextRange[] {
  return [...text.matchAll(NUMBERED)]
    .filter((match) => {
      const before = text.slice(Math.max(0, match.index - 1), match.index);
      // `Ref. [5]` is said with its number.
      if (/\b(?:refs?|eqs?|réf|ref)\.?\s$/iu.test(text.slice(Math.max(0, match.index - 6), match.index))) return false;
      const numbers = (match[1] ?? '').split(/[^\d]+/u).map(Number);
      if (numbers.some((number) => number < 1)) return false;
      if (entries.size > 1 && numbers.every((number) => entries.has(number))) return true;
      return (isCounted && entries.size < 2) || /[\p{Ll}.,;!?"”’»)\]]/u.test(before);
    })
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** In order, none inside another, and `[3],[4]` as one. */
function joinRanges(text: string, ranges: readonly TextRange[]): TextRange[] {
  const kept: TextRange[] = [];
  for (const range of ranges) {
    const last = kept.at(-1);
    if (last !== undefined && range.from < last.to) continue;
    if (last !== undefined && /^[,;\s]{0,2}$/u.test(text.slice(last.to, range.from))) kept.pop();
    const isNext = last !== undefined && kept.at(-1) !== last;
    kept.push(isNext ? { from: last.from, to: range.to } : range);
  }
  return kept;
}
