import { END, groupsOf, NUMBER, pattern, START, TO } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { digitsInWords, type NumberWords, numberInWords, ordinalInWords } from './number-words.ts';

/** Fractions, ordinals, scores, ranges, versions and plain numbers. */
export function countRules(words: NumberWords): Rule[] {
  return [...partRules(words), ...orderRules(words), ...signedRules(words)];
}

const PARTS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  2: ['half', 'halves'],
  4: ['quarter', 'quarters'],
};
const FRACTION_SIGNS: Readonly<Record<string, string>> = {
  '½': 'one half',
  '⅓': 'one third',
  '⅔': 'two thirds',
  '¼': 'one quarter',
  '¾': 'three quarters',
  '⅕': 'one fifth',
  '⅖': 'two fifths',
  '⅗': 'three fifths',
  '⅘': 'four fifths',
  '⅙': 'one sixth',
  '⅚': 'five sixths',
  '⅛': 'one eighth',
  '⅜': 'three eighths',
  '⅝': 'five eighths',
  '⅞': 'seven eighths',
};

function partRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'fraction-sign',
      pattern: /(?:(?<!\p{N})(?<whole>\d{1,6})\s?)?(?<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])/gu,
      say: (match) => {
        const { whole = '', sign = '' } = groupsOf(match);
        const part = FRACTION_SIGNS[sign];
        if (part === undefined) return undefined;
        return whole === ''
          ? `${match[0].startsWith(' ') ? ' ' : ''}${part}`
          : `${numberInWords(whole, words)} and ${part.replace(/^one (?=half|quarter)/u, 'a ')}`;
      },
    },
    {
      name: 'fraction',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_/]|\d[.,])(?:(?<whole>\d{1,3})[\s-])?(?<over>\d{1,3})\s?[/⁄]\s?(?<under>\d{1,3})(?![\p{N}\p{L}_/]|[.,]\d)`,
      ),
      say: (match) => {
        const { whole = '', over = '', under = '' } = groupsOf(match);
        const part = sayFraction(over, under, words);
        if (part === undefined || whole === '') return part;
        return `${numberInWords(whole, words)} and ${part.replace(/^one (?=half|quarter)/u, 'a ')}`;
      },
    },
  ];
}

function sayFraction(over: string, under: string, words: NumberWords): string | undefined {
  const [top, bottom] = [Number(over), Number(under)];
  const say = (number: string) => numberInWords(number, words);
  if ((bottom === 10 || bottom === 100 || bottom === 5) && top <= bottom && (bottom !== 5 || top === 5))
    return `${say(over)} out of ${say(under)}`;
  if (bottom < 2 || bottom > 20 || top >= bottom) return `${say(over)} slash ${say(under)}`;
  const [one, many] = PARTS[under] ?? [ordinalInWords(under, words), `${ordinalInWords(under, words)}s`];
  return `${say(over)} ${top === 1 ? one : many}`;
}

function orderRules(words: NumberWords): Rule[] {
  const say = (number: string) => numberInWords(number, words);
  return [
    {
      name: 'ordinal',
      pattern: pattern(String.raw`${START}(?<number>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)(?![\p{L}\p{N}])`),
      say: (match) => ordinalInWords(groupsOf(match).number ?? '', words),
    },
    {
      name: 'version',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}_.])\d{1,4}(?:\.\d{1,4}){2,4}(?![\p{L}\p{N}_]|\.\d)`),
      say: ([written]) => written.split('.').map(say).join(' point '),
    },
    {
      name: 'range',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_-]|\d[.,])(?<from>${NUMBER})${TO}(?<to>${NUMBER})(?![\p{L}\p{N}_]|-\d|[.,]\d)`,
      ),
      say: (match) => {
        const { from = '', to = '' } = groupsOf(match);
        return `${say(from)} to ${say(to)}`;
      },
    },
  ];
}

function signedRules(words: NumberWords): Rule[] {
  const say = (number: string) => numberInWords(number, words);
  return [
    {
      name: 'number-sign',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}])#\s?(?<number>${NUMBER})${END}`),
      say: (match) => `number ${say(groupsOf(match).number ?? '')}`,
    },
    {
      name: 'and-more',
      pattern: pattern(String.raw`${START}(?<number>${NUMBER})\+(?![\p{L}\p{N}])`),
      say: (match) => `${say(groupsOf(match).number ?? '')} plus`,
    },
    {
      name: 'about',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}])[~≈]\s?(?<number>${NUMBER})${END}`),
      say: (match) => `about ${say(groupsOf(match).number ?? '')}`,
    },
    {
      name: 'negative',
      pattern: pattern(String.raw`(?<=^|[\s(])[-−](?<number>${NUMBER})${END}`),
      say: (match) => `minus ${say(groupsOf(match).number ?? '')}`,
    },
    {
      name: 'decimal-without-zero',
      pattern: pattern(String.raw`(?<=^|[\s(])\.(?<number>\d+)(?![\p{L}\p{N}])`),
      say: (match) => `point ${digitsInWords(groupsOf(match).number ?? '')}`,
    },
    {
      name: 'number',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}_]|\d[.,])(?<number>${NUMBER})(?![\p{N}_]|[.,]\d|[\p{L}])`),
      say: (match) => say(groupsOf(match).number ?? ''),
    },
  ];
}
