import { toCardinal, toOrdinal } from 'n2words/en-US';

/** Longer numbers are codes and are read digit by digit. */
const LONGEST_NUMBER = 15;
const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** English words for numbers; `withAnd` is how Britain counts: one hundred and one. */
export interface NumberWords {
  readonly withAnd: boolean;
}

/** A number as written (`1,234`, `3.14`, `007`) in words; decimals digit by digit. */
export function numberInWords(written: string, { withAnd }: NumberWords): string {
  const [whole = '', decimals] = written.replace(/,/g, '').split('.');
  const start = whole === '' ? '' : wholeInWords(whole, withAnd);
  return decimals === undefined ? start : `${start} point ${digitsInWords(decimals)}`.trim();
}

function wholeInWords(digits: string, withAnd: boolean): string {
  if (digits.length > LONGEST_NUMBER || (digits.length > 1 && digits.startsWith('0'))) return digitsInWords(digits);
  return toCardinal(digits, { and: withAnd });
}

/** `555` → `five five five`. */
export function digitsInWords(digits: string): string {
  return [...digits].map((digit) => DIGITS[Number(digit)] ?? digit).join(' ');
}

/** `21` → `twenty-first`; zero and codes stay cardinal. */
export function ordinalInWords(written: string, words: NumberWords): string {
  const digits = written.replace(/,/g, '');
  if (digits.length > LONGEST_NUMBER || /^0/u.test(digits)) return numberInWords(digits, words);
  const ordinal = toOrdinal(digits);
  return words.withAnd ? ordinal.replace(/hundred (?=\S)/u, 'hundred and ') : ordinal;
}

/** A year as it is said: `nineteen eighty-four`, `nineteen oh five`, `two thousand`, `two thousand one`, `twenty twenty-six`. */
export function yearInWords(year: string, words: NumberWords): string {
  const century = Number(year.slice(0, -2));
  const rest = Number(year.slice(-2));
  if (year.length !== 4 || century < 10) return numberInWords(year, words);
  if (rest === 0) return century % 10 === 0 ? numberInWords(year, words) : `${toCardinal(century)} hundred`;
  if (century === 20 && rest < 10) return `two thousand ${words.withAnd ? 'and ' : ''}${toCardinal(rest)}`;
  return `${toCardinal(century)} ${rest < 10 ? `oh ${toCardinal(rest)}` : toCardinal(rest)}`;
}

/** The plural of the last word: `twenty` → `twenties`, `hundred` → `hundreds`, `six` → `sixes`. */
export function pluralOf(words: string): string {
  if (words.endsWith('y')) return `${words.slice(0, -1)}ies`;
  return words.endsWith('x') ? `${words}es` : `${words}s`;
}

/** Letters said one by one: `UN` → `U N`. */
export function spellOut(letters: string): string {
  return [...letters].join(' ');
}
