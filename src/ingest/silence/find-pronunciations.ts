import type { TextRange } from '../passages/cut-text.ts';

/** Letters and marks that phonetic writing has and no word of the languages that we know. */
const PHONETIC = /[ˈˌːʃʒŋɲɑɒɔəɛɜɪʊʌɐɡɹɾʁʂʐʈɖɳɭʎʝʕʔɸɣɥɨʉɯɕʑɬɮʋɰ]/u;
/** What announces it: `pronounced`, `Swedish pronunciation:`, `prononcé`. */
const ANNOUNCED = String.raw`(?:(?:(?:\p{Lu}\p{Ll}{1,15}\s)?(?:pronunciation|pronounced|locally|IPA)|\p{Lu}\p{Ll}{1,15}:|prononcée?s?(?: en \p{L}{1,15})?|pronunciad[oa]|pronunciación(?: en \p{L}{1,15})?|AFI|ausgesprochen|Aussprache)\s?:?\s)?`;
const BRACKETED = String.raw`(?:\[[^\][()\n]{1,60}\]|(?<![\p{L}\p{N}/])/[^/\n\s][^/\n]{0,60}/(?![\p{L}\p{N}]))`;
const PRONUNCIATION = new RegExp(`${ANNOUNCED}(?<written>${BRACKETED})`, 'giu');

/**
 * Pronunciations in phonetic writing, with the words that announce them and the mark that sets them off: nobody can read
 * them aloud, and the name itself has just been said. A bracket that holds nothing else goes with them.
 */
export function findPronunciations(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (const found of text.matchAll(PRONUNCIATION)) {
    const written = found.groups?.written ?? '';
    if (!PHONETIC.test(written) && !(written.startsWith('/') && /[æðθçøœ]/u.test(written))) continue;
    const to = found.index + found[0].length;
    const last = ranges.at(-1);
    // `(/tɑːn/; German: [taʁn]; born 1900)`: the second goes the way of the first.
    const isNext = last !== undefined && /^[\s,;]*$/u.test(text.slice(last.to, found.index));
    const from = isNext ? (ranges.pop()?.from ?? found.index) : found.index;
    ranges.push(withBracket(text, { from, to }));
  }
  return ranges;
}

/** `Tarn (/tɑːn/) is` → `Tarn is`; `(German: Tarn, pronounced [taʁn])` → `(German: Tarn)`; `([taʁn]; born 1900)` → `(born 1900)`. */
function withBracket(text: string, { from, to }: TextRange): TextRange {
  const before = /\(\s?$/u.exec(text.slice(Math.max(0, from - 2), from));
  const after = text.slice(to, to + 2);
  if (before !== null && after.startsWith(')')) {
    const start = from - before[0].length;
    return { from: text.charAt(start - 1) === ' ' ? start - 1 : start, to: to + 1 };
  }
  const next = /^[,;]\s?/u.exec(after);
  if (before !== null) return { from, to: to + (next?.[0].length ?? (after.startsWith(' ') ? 1 : 0)) };
  const mark = /[,;]?\s$/u.exec(text.slice(Math.max(0, from - 2), from));
  return { from: from - (mark?.[0].length ?? 0), to };
}
