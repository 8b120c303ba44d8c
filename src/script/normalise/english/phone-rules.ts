import { pattern, START } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { digitsInWords } from './number-words.ts';

/** Phone numbers, digit by digit in their groups. */
export function phoneRules(): Rule[] {
  const say = (match: RegExpExecArray) => sayPhone(match[0]);
  return [
    {
      name: 'phone',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}.])(?:\+?1[ .-])?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-.]\d{4}(?![\p{N}-])`,
      ),
      say,
    },
    {
      name: 'phone-abroad',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}])\+\d{1,3}(?:[ .-]?\(?\d{1,4}\)?){2,5}(?![\p{N}-])`),
      say,
    },
    { name: 'phone-short', pattern: pattern(String.raw`${START}\d{3}-\d{4}(?![\p{N}-])`), say },
    {
      name: 'emergency',
      pattern: pattern(
        String.raw`(?<=\b(?:call|called|calling|dial|dialed|dialled|dialing)\s)\d{3}(?![\p{N}\p{L}]|[.,-]\d)`,
        'i',
      ),
      say: ([digits]) => digitsInWords(digits),
    },
  ];
}

function sayPhone(written: string): string {
  const groups = written.match(/\d+/gu) ?? [];
  return (written.startsWith('+') ? 'plus ' : '') + groups.map(digitsInWords).join(', ');
}
