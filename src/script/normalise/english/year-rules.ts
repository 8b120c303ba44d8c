import { groupsOf, pattern, START, TO } from '../patterns.ts';
import type { Rule, Surroundings } from '../rule.ts';
import { type NumberWords, numberInWords, pluralOf, yearInWords } from './number-words.ts';

/** Decades, stretches of years and years. */
export function yearRules(words: NumberWords): Rule[] {
  return [...stretchRules(words), ...singleYearRules(words)];
}

function stretchRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'decade',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}]|\d[.,])(?:(?<century>1\d|20)(?<tens>\d)0|['’‘]?(?<short>[1-9])0)['’]?s(?![\p{L}\p{N}])`,
      ),
      say: (match) => {
        const { century = '', tens = '', short = '' } = groupsOf(match);
        if (short !== '') return pluralOf(numberInWords(`${short}0`, words));
        return pluralOf(yearInWords(`${century}${tens}0`, words));
      },
    },
    {
      name: 'year-range',
      pattern: pattern(
        String.raw`${START}(?<from>1\d{3}|20\d{2})(?:${TO}|\/)(?<to>1\d{3}|20\d{2}|\d{2})(?![\p{L}\p{N}]|[.,-]\d)`,
      ),
      say: (match) => {
        const { from = '', to = '' } = groupsOf(match);
        const end = to.length === 4 ? to : from.slice(0, 2) + to;
        // 1200-1100 is no stretch of years.
        if (Number(end) <= Number(from)) return undefined;
        const last = to.length === 4 || to.startsWith('0') ? yearInWords(end, words) : numberInWords(to, words);
        return `${yearInWords(from, words)} to ${last}`;
      },
    },
  ];
}

function singleYearRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'year',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_$£€¥]|\d[.,])(?<apostrophe>['’])?(?<year>1[1-9]\d{2}|10\d{2}|20\d{2})(?![\p{L}\p{N}_%]|[.,]\d)`,
      ),
      say: (match, around) => {
        const { year = '', apostrophe = '' } = groupsOf(match);
        return apostrophe === '' && isYear(year, around) ? yearInWords(year, words) : undefined;
      },
    },
    {
      name: 'short-year',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}])['’](?<year>\d{2})(?![\p{L}\p{N}])`),
      say: (match) => numberInWords(groupsOf(match).year ?? '', words),
    },
  ];
}

const BEFORE_YEAR =
  /(?:\b(?:in|since|by|until|till|from|of|for|during|before|after|around|circa|early|late|mid|year|years|spring|summer|autumn|fall|winter|circa|ca|c|est|through|to|and|or|between|than|january|february|march|april|may|june|july|august|september|october|november|december)\.?|[(,©–—-])[\s–-]*$/iu;
const COUNTED =
  /^[\s-](?:people|persons|men|women|children|students|troops|soldiers|dollars|euros|pounds|miles|kilometers|kilometres|meters|metres|feet|tons|tonnes|days|hours|minutes|seconds|votes|jobs|homes|houses|cars|deaths|cases|words|times|years|workers|employees|members|refugees|migrants|barrels|acres|hectares|calories|copies|pages|seats|square|cubic)\b/iu;

/** 1900 to 2099 is a year unless something is counted; earlier ones need a word that shows it. */
function isYear(written: string, { before, after }: Surroundings): boolean {
  if (COUNTED.test(after)) return false;
  const year = Number(written);
  if (year >= 1900) return true;
  return BEFORE_YEAR.test(before) && !/^\s\p{Ll}+s\b/u.test(after);
}
