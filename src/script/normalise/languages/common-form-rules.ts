import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import type { LanguageWords } from './language-words.ts';
import { anyOf, END, lookUp, START } from './say-number.ts';

const SIGNS: Readonly<Record<string, string>> = { '½': '1/2', '⅓': '1/3', '⅔': '2/3', '¼': '1/4', '¾': '3/4' };
const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** Forms that other rules would take apart: fractions, telephone numbers, decades, rulers. */
export function formRules(words: LanguageWords): Rule[] {
  const { fractions, decade } = words;
  return [
    {
      name: 'fraction',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}_/])(?:${anyOf(fractions)}|[½⅓⅔¼¾])(?![\p{L}\p{N}_/])`),
      say: ([written]) => lookUp(fractions, SIGNS[written] ?? written),
    },
    ...(words.saysPhoneDigits ? [phoneRule(words)] : []),
    ...(decade === undefined
      ? []
      : [
          {
            name: 'decade',
            pattern: pattern(String.raw`${START}(?<year>1[1-9]\d0|20\d0)er(?![\p{L}\p{N}])`),
            say: (match: RegExpExecArray) => decade(groupsOf(match).year ?? ''),
          },
        ]),
    romanRule(words),
  ];
}

/** `3:1`, after times of day have taken what is theirs. */
export function scoreRules(words: LanguageWords): Rule[] {
  return [
    {
      name: 'score',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}_:.,])(?<own>\d{1,3}):(?<other>\d{1,3})(?![\p{L}\p{N}_:]|[.,]\d)`),
      say: (match) => {
        const { own = '', other = '' } = groupsOf(match);
        return `${words.cardinal(own, false)} ${words.versus} ${words.cardinal(other, false)}`;
      },
    },
  ];
}

/** A number that begins with 0 or + and has a gap is dialled: it is said digit by digit. */
function phoneRule(words: LanguageWords): Rule {
  return {
    name: 'phone',
    pattern: pattern(String.raw`(?<![\p{L}\p{N}_.,])(?:\+\d{1,3}|0\d{1,5})(?:[ /-]\d{2,12}){1,5}${END}`),
    say: ([written]) =>
      [...written.replace(/[^+\d]/gu, '')]
        .map((sign) => (sign === '+' ? words.symbols.plus : words.cardinal(sign, false)))
        .join(' '),
  };
}

function romanRule(words: LanguageWords): Rule {
  return {
    name: 'roman',
    pattern: pattern(
      String.raw`(?<=(?<name>\p{L}\p{Ll}{2,20}) )(?<number>[IVX]{2,6})(?![\p{L}\p{N}_])\.?(?=\s\p{Ll}|[\s,;:)]|$)`,
    ),
    say: (match, { after }) => {
      const { name = '', number = '' } = groupsOf(match);
      const value = romanValue(number);
      if (value === undefined) return undefined;
      // A full stop after it ends the sentence where nothing follows.
      const ends = match[0].endsWith('.') && after.trim() === '';
      return `${words.roman(value, name)}${ends ? '.' : ''}`;
    },
  };
}

/** The value of a well-formed roman number up to 39. */
function romanValue(number: string): number | undefined {
  if (!/^X{0,3}(?:IX|IV|V?I{0,3})$/u.test(number)) return undefined;
  const values = [...number].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
