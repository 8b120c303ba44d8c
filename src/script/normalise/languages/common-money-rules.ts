import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import type { LanguageWords } from './language-words.ts';
import { anyOf, count, END, lookUp, NUMBER, SPACE, START, sayNumber, TO } from './say-number.ts';

/** Sums of money and magnitudes. */
export function moneyRules(words: LanguageWords): Rule[] {
  const sign = `(?<sign>${anyOf(words.currencies)})`;
  const size = `(?:${SPACE}?(?<size>${anyOf(words.magnitudes)}))?`;
  const range = `(?<from>${NUMBER})(?:${TO}(?<to>${NUMBER}))?`;
  return [
    {
      name: 'money',
      pattern: pattern(String.raw`${START}${range}${size}${SPACE}?${sign}(?![\p{L}\p{N}])`),
      say: (match) => sayMoney(match, words),
    },
    {
      name: 'money-sign-first',
      pattern: pattern(String.raw`(?<![\p{L}\p{N}])${sign}${SPACE}?${range}${size}${END}`),
      say: (match) => sayMoney(match, words),
    },
    {
      name: 'magnitude',
      pattern: pattern(
        String.raw`${START}(?<from>${NUMBER})${SPACE}(?<size>${anyOf(words.magnitudes)})(?![\p{L}\p{N}])`,
      ),
      say: (match) => {
        const { from = '', size: written = '' } = groupsOf(match);
        const scale = lookUp(words.magnitudes, written);
        return scale === undefined ? undefined : count(from, scale, words);
      },
    },
  ];
}

function sayMoney(match: RegExpExecArray, words: LanguageWords): string | undefined {
  const { from = '', to = '', size: magnitude = '', sign: written = '' } = groupsOf(match);
  const currency = words.currencies[written];
  if (currency === undefined) return undefined;
  const scale = magnitude === '' ? undefined : lookUp(words.magnitudes, magnitude);
  const head = to === '' ? '' : `${sayNumber(from, words)} ${words.to} `;
  const amount = to === '' ? from : to;
  if (scale !== undefined) {
    const said = amount === '1' ? scale[0] : scale[1];
    return `${head}${sayNumber(amount, words, true)} ${words.ofMagnitude(said, currency.unit[1])}`;
  }
  const [whole = '', cents] = amount.split(',');
  if (cents === undefined || currency.cent === undefined || cents.length !== 2)
    return head + count(amount, currency.unit, words);
  if (/^0+$/u.test(cents)) return head + count(whole, currency.unit, words);
  const joined = words.withCents === '' ? ' ' : ` ${words.withCents} `;
  const small = count(String(Number(cents)), currency.cent, words);
  return whole === '0' ? small : `${head}${count(whole, currency.unit, words)}${joined}${small}`;
}
