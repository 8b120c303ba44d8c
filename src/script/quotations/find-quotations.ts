import type { Person } from '../../model/document.ts';
import type { Quotation } from '../../model/script.ts';
import { quotationRanges } from '../repair/protected-ranges.ts';
import { createAttribution } from './attribute-quotation.ts';
import { createNameFinder } from './name-finder.ts';
import { quotationWords } from './quotation-words.ts';

/** What stands between an attributed quotation and one that goes on with it: `,” said Brandt. “`. */
const LONGEST_LINK = 200;

/**
 * Who is quoted in each of a document's paragraphs, where the page says so beside the quotation: `said Brandt`,
 * `sagte Brandt`, `a déclaré Brandt`, `dijo Brandt`. A quotation that nobody is said to have made is not listed.
 */
export function findQuotations(
  texts: readonly string[],
  people: readonly Person[],
  language: string,
): readonly (readonly Quotation[])[] {
  const words = quotationWords(language);
  if (words === undefined || !texts.some((text) => /[“„«"]/u.test(text))) return texts.map(() => []);
  const attribute = createAttribution(words, createNameFinder(texts, people, words));
  let last: string | undefined;
  /** Who speaks on in the next paragraph, where the last one ends inside a quotation. */
  let open: string | undefined;
  return texts.map((text, index) => {
    const found: Quotation[] = [];
    const isContinued = OPENS.test(texts[index + 1] ?? '');
    const before = OPENS.test(text) ? open : undefined;
    open = undefined;
    for (const { start, end } of quotationRanges(text)) {
      const isClosed = CLOSES.test(text.charAt(end - 1));
      if (!isWordy(text.slice(start + 1, end - 1)) || !(isClosed || isContinued)) continue;
      const inherited = start === 0 ? before : goesOn(found.at(-1), text, start);
      const speaker = attribute(text, start, end, last) ?? inherited;
      if (speaker === undefined) continue;
      found.push({ speaker, start, end });
      last = speaker;
      if (!isClosed) open = speaker;
    }
    return found;
  });
}

const OPENS = /^[“„«"]/u;
const CLOSES = /[”“»"]/u;

/** Two words or more: single words in quotation marks are names and doubts. */
function isWordy(said: string): boolean {
  return /\p{L}\s+\S*\p{L}/u.test(said);
}

/** A sentence in quotation marks that follows one of somebody's in the same paragraph is theirs too. */
function goesOn(previous: Quotation | undefined, text: string, start: number): string | undefined {
  if (previous === undefined || start - previous.end > LONGEST_LINK) return undefined;
  const between = text.slice(previous.end, start);
  const isNewSentence = /[.!?]\s*$/u.test(between) || /^[\s:]*$/u.test(between);
  return isNewSentence && (between.match(/[.!?](?=\s|$)/gu) ?? []).length <= 1 ? previous.speaker : undefined;
}
