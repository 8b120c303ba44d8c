import { cutText, type TextRange } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';

const NUMBERED = /\\?\[\s?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8})\s?\\?\](?::\s?\d{1,4}(?:[–-]\d{1,4})?)?/gu;
const CERTAIN =
  /\[\[[^\][\n]{1,20}\]\](?:\([^)\n]{0,300}\))?|\[\^[^\]\n]{1,40}\]|\[(?:citation needed|clarification needed|when\?|who\?|by whom\?|according to whom\?|note \d{1,3}|n \d{1,3}|nb \d{1,3}|Anm\. \d{1,3}|réf\. nécessaire|cita requerida)\]/giu;

/**
 * Takes citation marks out. `[[1]]` and footnote marks always; `[1]` where it sticks to a word or sentence, or where the
 * page counts its marks from one, so that an interval or an index of a formula is left alone.
 */
export function cutCitations(passages: readonly Passage[], source: string): Passage[] {
  const isCounted = countsMarks(passages);
  return passages.map((passage) => {
    if (passage.fate.use === 'dropped' || !passage.text.includes('[')) return passage;
    const ranges = [...findCertain(passage.text), ...findNumbered(passage.text, isCounted)].sort(
      (a, b) => a.from - b.from,
    );
    return cutText(passage, withoutOverlap(ranges), 'citation', source);
  });
}

function countsMarks(passages: readonly Passage[]): boolean {
  const seen = new Set<string>();
  for (const { text } of passages) {
    if (text.includes('[')) for (const match of text.matchAll(NUMBERED)) seen.add((match[1] ?? '').trim());
  }
  return seen.has('1') && seen.has('2');
}

function findCertain(text: string): TextRange[] {
  return [...text.matchAll(CERTAIN)].map((match) => withSpaceBefore(text, match.index, match.index + match[0].length));
}

function findNumbered(text: string, isCounted: boolean): TextRange[] {
  return [...text.matchAll(NUMBERED)]
    .filter((match) => {
      const before = text.slice(Math.max(0, match.index - 1), match.index);
      const numbers = (match[1] ?? '').split(/[^\d]+/u).map(Number);
      if (numbers.some((number) => number < 1)) return false;
      return isCounted || /[\p{Ll}.,;!?"”’»)\]]/u.test(before);
    })
    .map((match) => withSpaceBefore(text, match.index, match.index + match[0].length));
}

/** The space before a mark goes with it where punctuation follows: `debt [2].` reads `debt.` */
function withSpaceBefore(text: string, start: number, to: number): TextRange {
  const isBeforePunctuation = to >= text.length || /[\s.,;:!?)]/u.test(text.charAt(to));
  return { from: isBeforePunctuation && text.charAt(start - 1) === ' ' ? start - 1 : start, to };
}

function withoutOverlap(ranges: readonly TextRange[]): TextRange[] {
  const kept: TextRange[] = [];
  for (const range of ranges) if (range.from >= (kept.at(-1)?.to ?? 0)) kept.push(range);
  return kept;
}
