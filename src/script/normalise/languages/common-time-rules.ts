import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import type { LanguageWords } from './language-words.ts';
import { END, SPACE, START } from './say-number.ts';

/** Dates and times of day. */
export function timeRules(words: LanguageWords): Rule[] {
  return [...numericRules(words), ...spokenRules(words)];
}

const YEAR = String.raw`(?<year>1\d{3}|20\d{2})`;

function numericRules(words: LanguageWords): Rule[] {
  const monthOf = (number: string) => words.months[Number(number) - 1];
  const numeric = (match: RegExpExecArray) => {
    const { day = '', month = '', year: written = '' } = groupsOf(match);
    const name = monthOf(month);
    return name === undefined || Number(day) > 31 || Number(day) < 1
      ? undefined
      : words.date(String(Number(day)), name, written);
  };
  return [
    {
      name: 'iso-date',
      pattern: pattern(String.raw`${START}${YEAR}-(?<month>\d{2})-(?<day>\d{2})(?![\p{N}-])`),
      say: numeric,
    },
    {
      name: 'numeric-date',
      pattern: pattern(String.raw`${START}(?<day>\d{1,2})[./](?<month>\d{1,2})[./]${YEAR}${END}`),
      say: numeric,
    },
  ];
}

function spokenRules(words: LanguageWords): Rule[] {
  const names = words.months.join('|');
  return [
    {
      name: 'day-month',
      pattern: pattern(
        String.raw`${START}(?<day>\d{1,2})(?:\.|er|º)?${SPACE}(?:de${SPACE})?(?<month>${names})(?:${SPACE}(?:de${SPACE})?${YEAR})?(?![\p{L}\p{N}])`,
        'i',
      ),
      say: (match) => {
        const { day = '', month = '', year: written = '' } = groupsOf(match);
        return Number(day) > 31 || Number(day) < 1 ? undefined : words.date(String(Number(day)), month, written);
      },
    },
    {
      name: 'time',
      pattern: pattern(
        String.raw`${START}(?<hour>[01]?\d|2[0-4])(?:[:.](?<minute>[0-5]\d)${SPACE}?(?:Uhr|h\b|horas\b|heures\b)|:(?<minutes>[0-5]\d)|${SPACE}?h${SPACE}?(?<after>[0-5]\d)?(?![\p{L}\p{N}])|${SPACE}Uhr)(?![\p{N}:])`,
      ),
      say: (match) => {
        const { hour = '', minute = '', minutes = '', after = '' } = groupsOf(match);
        return words.time(String(Number(hour)), minute || minutes || after);
      },
    },
  ];
}
