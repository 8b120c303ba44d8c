import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import type { LanguageWords } from './language-words.ts';
import { anyOf, count, lookUp, NUMBER, SPACE, START, sayNumber, TO } from './say-number.ts';

/** Percentages, degrees and measures. */
export function measureRules(words: LanguageWords): Rule[] {
  const say = (number: string) => sayNumber(number, words);
  const range = (from: string, to: string) => (to === '' ? say(from) : `${say(from)} ${words.to} ${say(to)}`);
  const minusOf = (minus: string, before: string) => (minus === '' || /\S$/u.test(before) ? '' : `${words.minus} `);
  return [
    {
      name: 'percent',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_]|\d[.,])(?<minus>[-−])?(?<from>${NUMBER})(?:${TO}(?<to>${NUMBER}))?${SPACE}?%`,
      ),
      say: (match, { before }) => {
        const { minus = '', from = '', to = '' } = groupsOf(match);
        return `${minusOf(minus, before)}${range(from, to)} ${words.percent}`;
      },
    },
    {
      name: 'temperature',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_]|\d[.,])(?<minus>[-−])?(?<from>${NUMBER})${SPACE}?°(?:${SPACE}?(?<scale>C\b))?`,
      ),
      say: (match, { before }) => {
        const { minus = '', from = '', scale = '' } = groupsOf(match);
        return `${minusOf(minus, before)}${count(from, words.degrees, words)}${scale === '' ? '' : ` ${words.celsius}`}`;
      },
    },
    {
      name: 'measure',
      pattern: pattern(
        String.raw`${START}(?<from>${NUMBER})(?:${TO}(?<to>${NUMBER}))?${SPACE}?(?<unit>${anyOf(words.units)})(?![\p{L}\p{N}²³/])`,
      ),
      say: (match) => {
        const { from = '', to = '', unit = '' } = groupsOf(match);
        const names = lookUp(words.units, unit);
        if (names === undefined) return undefined;
        return to === '' ? count(from, names, words) : `${range(from, to)} ${names[1]}`;
      },
    },
  ];
}
