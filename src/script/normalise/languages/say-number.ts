import type { Counted, LanguageWords } from './language-words.ts';

/** Any space. */
export const SPACE = String.raw`[\s\u00a0\u202f]`;
/** Digits with points or spaces between thousands and a decimal comma: `1.234,5`. */
export const NUMBER = String.raw`(?:\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)(?:,\d+)?`;
/** No letter, digit or part of a number stands before. */
export const START = String.raw`(?<![\p{L}\p{N}_]|\d[.,:/])`;
/** No letter, digit or rest of a number stands behind. */
export const END = String.raw`(?![\p{L}\p{N}_]|[.,]\d)`;
/** What joins the ends of a range. */
export const TO = String.raw`(?:-|\s?[–—]\s?)`;

function escaped(written: string): string {
  return written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, `${SPACE}?`);
}

/** The written forms of a table as alternatives, the longest first. */
export function anyOf(table: Readonly<Record<string, unknown>>): string {
  return Object.keys(table)
    .sort((one, other) => other.length - one.length)
    .map(escaped)
    .join('|');
}

/** A table's value for a form as written, spaces aside. */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, written: string): Value | undefined {
  const plain = written.replace(/[\s\u00a0\u202f]/gu, '');
  return Object.entries(table).find(([key]) => key.replaceAll(' ', '') === plain)?.[1];
}

/** A number as written, in words. */
export function sayNumber(written: string, words: LanguageWords, isNoun = false): string {
  const [whole = '', decimals] = written.replace(/[.\u00a0\u202f\s]/gu, '').split(',');
  const start = /^0\d|\d{16}/u.test(whole)
    ? sayDigits(whole, words)
    : words.cardinal(whole, isNoun && decimals === undefined);
  return decimals === undefined ? start : `${start} ${words.decimalPoint} ${sayDigits(decimals, words)}`;
}

function sayDigits(digits: string, { cardinal }: LanguageWords): string {
  return [...digits].map((digit) => cardinal(digit, false)).join(' ');
}

/** A number with what it counts. */
export function count(written: string, [one, many]: Counted, words: LanguageWords): string {
  return `${sayNumber(written, words, true)} ${written === '1' ? one : many}`;
}
