import { END, groupsOf, pattern, START, TO } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { clockRules } from './clock-rules.ts';
import { type NumberWords, ordinalInWords, yearInWords } from './number-words.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SHORT: Readonly<Record<string, string>> = Object.fromEntries([
  ...MONTHS.map((month) => [month.slice(0, 3).toLowerCase(), month] as const),
  ['sept', 'September'] as const,
]);
const MONTH = String.raw`(?<month>(?:${MONTHS.join('|')})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)`;
const DAY = String.raw`(?<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>1\d{3}|20\d{2})`;

/** Which of two numbers is the month where nothing else tells. */
export interface DateOrder {
  readonly monthFirst: boolean;
}

/** Dates, times of day and the numbers with a slash that have a name of their own. */
export function dateRules(words: NumberWords & DateOrder): Rule[] {
  return [
    ...namedRules(),
    ...numericRules(words),
    ...monthFirstRules(words),
    ...monthRules(words),
    ...clockRules(words),
  ];
}

const NAMED: Readonly<Record<string, string>> = {
  '9/11': 'nine eleven',
  '24/7': 'twenty-four seven',
  '7/7': 'seven seven',
  '50/50': 'fifty-fifty',
  '50-50': 'fifty-fifty',
  '20/20': 'twenty twenty',
};

function namedRules(): Rule[] {
  return [
    {
      name: 'named-numbers',
      pattern: pattern(String.raw`${START}(?:9/11|24/7|7/7|50/50|50-50|20/20)(?![\p{N}/-])`),
      say: ([written]) => NAMED[written],
    },
  ];
}

function monthName(written: string): string {
  return (
    SHORT[written.replace('.', '').slice(0, 4).toLowerCase()] ?? SHORT[written.slice(0, 3).toLowerCase()] ?? written
  );
}

/** Days and years as a date says them. */
function dateWords(words: NumberWords) {
  return {
    day: (written = '') => ordinalInWords(String(Number(written)), words),
    year: (written = '') => (written === '' ? '' : `, ${yearInWords(written, words)}`),
  };
}

function numericRules(words: NumberWords & DateOrder): Rule[] {
  const { day, year } = dateWords(words);
  return [
    {
      name: 'iso-date',
      pattern: pattern(String.raw`${START}${YEAR}-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])(?![\p{N}-])`),
      say: (match) => {
        const groups = groupsOf(match);
        return `${MONTHS[Number(groups.month) - 1]} ${day(groups.day)}${year(groups.year)}`;
      },
    },
    {
      name: 'numeric-date',
      pattern: pattern(
        String.raw`${START}(?<one>\d{1,2})(?<mark>[/.])(?<two>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})${END}`,
      ),
      say: (match) => sayNumericDate(groupsOf(match), words),
    },
  ];
}

function monthFirstRules(words: NumberWords): Rule[] {
  const { day, year } = dateWords(words);
  return [
    {
      name: 'month-day-range',
      pattern: pattern(
        String.raw`\b${MONTH}\s(?<day>\d{1,2})${TO}(?<to>\d{1,2})(?:,?\s${YEAR})?(?![\p{L}\p{N}]|[.,:]\d)`,
      ),
      say: (match) => {
        const { month = '', day: from = '', to = '', year: in_ = '' } = groupsOf(match);
        return `${monthName(month)} ${day(from)} to ${day(to)}${year(in_)}`;
      },
    },
    {
      name: 'month-day',
      pattern: pattern(String.raw`\b${MONTH}\s${DAY}(?:,?\s${YEAR})?(?![\p{L}\p{N}]|[.,:]\d)`),
      say: (match) => {
        const groups = groupsOf(match);
        return `${monthName(groups.month ?? '')} ${day(groups.day)}${year(groups.year)}`;
      },
    },
  ];
}

function monthRules(words: NumberWords): Rule[] {
  const { day, year } = dateWords(words);
  return [
    {
      name: 'day-month',
      pattern: pattern(String.raw`${START}${DAY}\s(?:of\s)?${MONTH}(?:,?\s${YEAR})?(?![\p{L}\p{N}])`),
      say: (match, { before }) => {
        const groups = groupsOf(match);
        const article = /\bthe\s+$/iu.test(before) ? '' : 'the ';
        return `${article}${day(groups.day)} of ${monthName(groups.month ?? '')}${year(groups.year)}`;
      },
    },
    {
      name: 'month-year',
      pattern: pattern(
        String.raw`\b(?<month>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?<rest>\s${YEAR})?(?![\p{L}\p{N}])`,
      ),
      say: (match, { before, after }) => {
        const { month = '', rest = '' } = groupsOf(match);
        // `Jan` and `Mar` are names too: alone they need their full stop and a word that speaks of time.
        const isTime = /\b(?:in|of|since|by|until|till|last|next|this|early|late|mid|from|to)[\s-]$/iu.test(before);
        if (rest === '' && !(month.endsWith('.') && isTime)) return undefined;
        const stop = rest === '' && after.trim() === '' ? '.' : '';
        return `${monthName(month)}${rest === '' ? '' : ` ${yearInWords(rest.trim(), words)}`}${stop}`;
      },
    },
  ];
}

function sayNumericDate(groups: Record<string, string>, words: NumberWords & DateOrder): string | undefined {
  const one = Number(groups.one);
  const two = Number(groups.two);
  const monthIsFirst = groups.mark === '/' && (two > 12 || (words.monthFirst && one <= 12));
  const [month, day] = monthIsFirst ? [one, two] : [two, one];
  const name = MONTHS[month - 1];
  if (name === undefined || day < 1 || day > 31) return undefined;
  const written = groups.year ?? '';
  const year = written.length === 2 ? `${Number(written) > 50 ? '19' : '20'}${written}` : written;
  return `${name} ${ordinalInWords(String(day), words)}, ${yearInWords(year, words)}`;
}
