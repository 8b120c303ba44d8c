import { addressRules } from '../address-rules.ts';
import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { symbolRules } from '../symbol-rules.ts';
import { formRules, scoreRules } from './common-form-rules.ts';
import { measureRules } from './common-measure-rules.ts';
import { moneyRules } from './common-money-rules.ts';
import { timeRules } from './common-time-rules.ts';
import type { LanguageWords } from './language-words.ts';
import { anyOf, END, lookUp, NUMBER, SPACE, START, sayNumber, TO } from './say-number.ts';

/** Rules for a language from its words alone. Order is precedence. */
export function commonRules(words: LanguageWords): Rule[] {
  return [
    ...addressRules(words.address),
    ...abbreviationRules(words),
    ...formRules(words),
    ...moneyRules(words),
    ...timeRules(words),
    ...measureRules(words),
    ...scoreRules(words),
    ...yearRules(words),
    ...numberRules(words),
    acronymRule(words),
    ...symbolRules(words.symbols),
  ];
}

function abbreviationRules({ abbreviations }: LanguageWords): Rule[] {
  return [
    {
      name: 'abbreviation',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}.])(?:${anyOf(abbreviations)})(?![\p{L}\p{N}])`),
      say: ([written], { after }) => {
        const said = lookUp(abbreviations, written);
        if (said === undefined) return undefined;
        return written.endsWith('.') && /^["'”’»)]*$/u.test(after.trim()) ? `${said}.` : said;
      },
    },
  ];
}

function yearRules(words: LanguageWords): Rule[] {
  return [
    {
      name: 'year-range',
      pattern: pattern(String.raw`${START}(?<from>1\d{3}|20\d{2})${TO}(?<to>1\d{3}|20\d{2})${END}`),
      say: (match) => {
        const { from = '', to = '' } = groupsOf(match);
        return `${words.year(from)} ${words.to} ${words.year(to)}`;
      },
    },
    {
      name: 'year',
      pattern: pattern(String.raw`${START}(?:1[1-9]\d{2}|20\d{2})(?![\p{L}\p{N}_%]|[.,]\d)`),
      say: ([year]) => words.year(year),
    },
    {
      name: 'ordinal',
      pattern: pattern(
        String.raw`${START}(?<number>\d{1,4})(?<ending>\.(?=${SPACE}\p{L})|(?:re|er|e|ème|ère|º|ª|\.º|\.ª)(?![\p{L}\p{N}]))`,
      ),
      say: (match, { before, after }) => {
        const { number = '', ending = '' } = groupsOf(match);
        // There is no ordinal of nought, and the library throws.
        if (Number(number) === 0) return undefined;
        const ordinal = words.ordinal(number, { before, after, ending });
        return ordinal === '' ? undefined : ordinal;
      },
    },
  ];
}

function numberRules(words: LanguageWords): Rule[] {
  return [
    {
      name: 'range',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_-]|\d[.,])(?<from>${NUMBER})${TO}(?<to>${NUMBER})(?![\p{L}\p{N}_]|-\d|[.,]\d)`,
      ),
      say: (match) => {
        const { from = '', to = '' } = groupsOf(match);
        return `${sayNumber(from, words)} ${words.to} ${sayNumber(to, words)}`;
      },
    },
    {
      name: 'negative',
      pattern: pattern(String.raw`(?<=^|[\s(])[-−](?<number>${NUMBER})${END}`),
      say: (match) => `${words.minus} ${sayNumber(groupsOf(match).number ?? '', words)}`,
    },
    {
      name: 'number',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}_]|\d[.,])(?<number>${NUMBER})(?![\p{N}_]|[.,]\d|\p{L})`),
      say: (match, { after }) => {
        const said = sayNumber(groupsOf(match).number ?? '', words);
        const [, next = ''] = /^\s(\p{L}+)/u.exec(after) ?? [];
        return next === '' || words.counting === undefined ? said : words.counting(said, next);
      },
    },
  ];
}

function acronymRule({ acronymsSaidAsWords }: LanguageWords): Rule {
  return {
    name: 'acronym',
    pattern: /(?<![\p{L}\p{N}_@#])(?<letters>\p{Lu}{2,6})(?![\p{L}\p{N}_])/gu,
    say: (match, { before, after }) => {
      const { letters = '' } = groupsOf(match);
      const isShouted = /\p{Lu}{2}[\s,.!?-]*$/u.test(before) || /^[\s,.!?-]*\p{Lu}{2}/u.test(after);
      if (isShouted) return undefined;
      if (acronymsSaidAsWords.has(letters)) return letters.charAt(0) + letters.slice(1).toLowerCase();
      const isSayable = letters.length > 4 && /[AEIOUÄÖÜÉ]/u.test(letters) && !/[^AEIOUYÄÖÜÉ]{4}/u.test(letters);
      return isSayable ? letters.charAt(0) + letters.slice(1).toLowerCase() : [...letters].join(' ');
    },
  };
}
