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
  return texts.map((text) => {
    const found: Quotation[] = [];
    for (const { start, end } of quotationRanges(text)) {
      if (!isQuotation(text, start, end)) continue;
      const speaker = attribute(text, start, end, last) ?? goesOn(found.at(-1), text, start);
      if (speaker === undefined) continue;
      found.push({ speaker, start, end });
      last = speaker;
    }
    return found;
  });
}

/** Two words or more, and closed: single words in quotation marks are names and doubts. */
function isQuotation(text: string, start: number, end: number): boolean {
  const said = text.slice(start + 1, end - 1);
  return /[”“»"]/u.test(text.charAt(end - 1)) && /\p{L}\s+\S*\p{L}/u.test(said);
}

/** A sentence in quotation marks that follows one of somebody's in the same paragraph is theirs too. */
function goesOn(previous: Quotation | undefined, text: string, start: number): string | undefined {
  if (previous === undefined || start - previous.end > LONGEST_LINK) return undefined;
  const between = text.slice(previous.end, start);
  const isNewSentence = /[.!?]\s*$/u.test(between) || between.trim() === '';
  return isNewSentence && (between.match(/[.!?](?=\s|$)/gu) ?? []).length <= 1 ? previous.speaker : undefined;
}
