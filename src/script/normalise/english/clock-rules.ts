import { groupsOf, pattern, START, TO } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { digitsInWords, type NumberWords, numberInWords } from './number-words.ts';

const HALF = String.raw`\s?(?<half>[ap])\.?m\b(?<stop>\.)?`;

/** Times of day, and ratios, which look like them. */
export function clockRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'time-range',
      pattern: pattern(String.raw`(?<=\d|\d\s?[ap]\.?m\.?)${TO}(?=\d{1,2}(?::[0-5]\d)?\s?[ap]\.?m\b)`, 'i'),
      say: () => ' to ',
    },
    {
      name: 'time-with-half',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}]|\d[.,:])(?<hour>\d{1,2})(?:[:.](?<minute>[0-5]\d))?(?::(?<second>[0-5]\d))?${HALF}`,
        'i',
      ),
      say: (match, { after }) => sayTime(match, after, words),
    },
    {
      name: 'time-range-start',
      pattern: pattern(
        String.raw`${START}(?<hour>\d{1,2})(?::(?<minute>[0-5]\d))?(?=${TO}\d{1,2}(?::[0-5]\d)?\s?[ap]\.?m\b)`,
        'i',
      ),
      say: (match, { after }) => sayTime(match, after, words),
    },
    {
      name: 'time',
      pattern: pattern(
        String.raw`${START}(?<hour>\d{1,3}):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d))?(?![\p{N}:]|\.\d)`,
      ),
      say: (match, { after }) => sayTime(match, after, words),
    },
    {
      name: 'ratio',
      pattern: pattern(String.raw`${START}(?<one>\d{1,3}):(?<two>\d{1,3})(?![\p{N}:]|\.\d)`),
      say: (match) => {
        const { one = '', two = '' } = groupsOf(match);
        return `${numberInWords(one, words)} to ${numberInWords(two, words)}`;
      },
    },
  ];
}

function sayTime(match: RegExpExecArray, after: string, words: NumberWords): string {
  const { hour = '', minute = '', second = '', half: letter = '', stop = '' } = groupsOf(match);
  const time = [
    sayHour(hour, minute, letter, words),
    sayMinute(minute, letter),
    second === '' ? '' : sayMinute(second, letter),
  ];
  const noon = letter === '' ? '' : `${letter.toUpperCase()} M`;
  return [...time, noon].filter(Boolean).join(' ') + (stop !== '' && after.trim() === '' ? '.' : '');
}

function sayHour(hour: string, minute: string, half: string, words: NumberWords): string {
  const isFull = minute === '00' && half === '';
  const said = numberInWords(String(Number(hour)), words);
  if (!isFull) return said;
  return Number(hour) > 12 || hour.startsWith('0') ? `${said} hundred` : `${said} o'clock`;
}

function sayMinute(minute: string, half: string): string {
  if (minute === '' || (minute === '00' && half !== '')) return '';
  if (minute === '00') return '';
  return minute.startsWith('0') ? `oh ${digitsInWords(minute.slice(1))}` : numberInWords(minute, { withAnd: false });
}
