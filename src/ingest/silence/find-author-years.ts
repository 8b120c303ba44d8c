import { matchRanges, type TextRange } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';

const NAME = String.raw`(?:(?:van|von|de|der|den|di|da|del|la|le)\s){0,2}\p{Lu}[\p{L}\p{M}'’-]+`;
const YEAR = String.raw`(?:1[5-9]|20)\d{2}[a-z]?(?:,\s?[a-z])?`;
const PAGES = String.raw`(?:\s?[,:]\s?(?:pp?\.\s?)?\d{1,4}(?:[–-]\d{1,4})?)?`;
const SEVERAL = String.raw`(?:\s(?:et al\.?|and colleagues|y otros|u\.\s?a\.)|(?:,\s${NAME}){0,3},?\s(?:&|and|et|y|und)\s${NAME})`;
const LEAD = String.raw`(?:(?:see(?: also)?|e\.g\.|cf\.|voir|véase|vgl\.|s\.)[,:]?\s){0,2}`;
const ENTRY = String.raw`${NAME}${SEVERAL}?,?\s${YEAR}(?:,\s${YEAR}){0,3}${PAGES}`;
/** `(Okoro et al., 2019; Brandt & Lund 2015a)`. */
const CITATION = new RegExp(`\\(${LEAD}${ENTRY}(?:;\\s${LEAD}${ENTRY}){0,9}\\)`, 'gu');
/** Can be nothing else: `et al.`, or several works. */
const CERTAIN = /\bet al\b|\d[a-z]?\s?;\s/u;
/** Two names and a year may also be a song. */
const LIKELY = new RegExp(`^\\(${LEAD}${NAME}${SEVERAL},?\\s${YEAR}`, 'u');

/**
 * Whether a page cites works by author and year between brackets: one that is certain, or two that are likely. On such a
 * page `(Okoro, 2019)` is no birthplace.
 */
export function citesAuthorYears(passages: readonly Passage[]): boolean {
  let likely = 0;
  for (const { text, fate } of passages) {
    if (fate.use === 'dropped' || !text.includes('(')) continue;
    for (const [citation] of text.matchAll(CITATION)) {
      if (CERTAIN.test(citation)) return true;
      if (LIKELY.test(citation)) likely++;
    }
    if (likely >= 2) return true;
  }
  return false;
}

/** Citations by author and year in a text. */
export function findAuthorYears(text: string): TextRange[] {
  return text.includes('(') ? matchRanges(text, CITATION) : [];
}
