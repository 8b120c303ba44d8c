import { groupsOf, NUMBER, pattern, START, TO } from '../patterns.ts';
import type { Rule, Surroundings } from '../rule.ts';
import { type NumberWords, numberInWords } from './number-words.ts';

interface Currency {
  readonly one: string;
  readonly many: string;
  readonly cent?: readonly [one: string, many: string];
}

const DOLLAR: Currency = { one: 'dollar', many: 'dollars', cent: ['cent', 'cents'] };
const EURO: Currency = { one: 'euro', many: 'euros', cent: ['cent', 'cents'] };
const POUND: Currency = { one: 'pound', many: 'pounds', cent: ['penny', 'pence'] };
const YEN: Currency = { one: 'yen', many: 'yen' };

function dollarOf(country: string): Currency {
  return { ...DOLLAR, one: `${country} dollar`, many: `${country} dollars` };
}

const CURRENCIES: Readonly<Record<string, Currency>> = {
  $: DOLLAR,
  US$: dollarOf('U S'),
  A$: dollarOf('Australian'),
  AU$: dollarOf('Australian'),
  C$: dollarOf('Canadian'),
  CA$: dollarOf('Canadian'),
  HK$: dollarOf('Hong Kong'),
  NZ$: dollarOf('New Zealand'),
  S$: dollarOf('Singapore'),
  R$: { one: 'real', many: 'reais' },
  '£': POUND,
  '€': EURO,
  '¥': YEN,
  '₹': { one: 'rupee', many: 'rupees' },
  '₽': { one: 'rouble', many: 'roubles' },
  '₩': { one: 'won', many: 'won' },
  '₪': { one: 'shekel', many: 'shekels' },
  '₺': { one: 'lira', many: 'lira' },
  '₴': { one: 'hryvnia', many: 'hryvnias' },
  '₦': { one: 'naira', many: 'naira' },
  USD: dollarOf('U S'),
  EUR: EURO,
  GBP: POUND,
  JPY: YEN,
  CHF: { one: 'Swiss franc', many: 'Swiss francs' },
};

const MAGNITUDES: Readonly<Record<string, string>> = {
  k: 'thousand',
  m: 'million',
  mn: 'million',
  mln: 'million',
  b: 'billion',
  bn: 'billion',
  bln: 'billion',
  t: 'trillion',
  tn: 'trillion',
  trn: 'trillion',
};

const SIGN = String.raw`(?<sign>(?:US|AU|CA|HK|NZ|[ACSR])?\$|[£€¥₹₽₩₪₺₴₦]|\b(?:USD|EUR|GBP|JPY|CHF)(?=\s?\d))`;
const MAGNITUDE = String.raw`(?:[\s-]?(?<magnitude>thousand|million|billion|trillion)|\s?(?<short>mn|mln|bn|bln|trn|tn|k|m|b|K|M|B|T))?`;
const AFTER = String.raw`(?![\p{L}\p{N}]|[.,]\d)`;

/** Sums of money, with magnitudes and ranges. */
export function moneyRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'money',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}])(?<minus>[-−])?${SIGN}\s?(?<from>${NUMBER})(?:${TO}(?:\k<sign>)?(?<to>${NUMBER}))?${MAGNITUDE}${AFTER}`,
      ),
      say: (match, around) => sayMoney(groupsOf(match), around, words),
    },
    {
      name: 'money-range-with-magnitudes',
      pattern: pattern(String.raw`${TO}(?=[$£€¥₹]\d)`),
      say: (_, { before }) =>
        /\d\s?(?:thousand|million|billion|trillion|[kmb]n?)?$/iu.test(before) ? ' to ' : undefined,
    },
    {
      name: 'money-sign-behind',
      pattern: pattern(String.raw`${START}(?<from>${NUMBER})${MAGNITUDE}\s?(?<sign>[€£¥]|(?:USD|EUR|GBP|JPY|CHF)\b)`),
      say: (match, around) => sayMoney(groupsOf(match), around, words),
    },
    {
      name: 'cents',
      pattern: pattern(String.raw`${START}(?<from>\d{1,3})\s?¢`),
      say: (match) =>
        `${numberInWords(groupsOf(match).from ?? '', words)} ${match[0].startsWith('1¢') ? 'cent' : 'cents'}`,
    },
  ];
}

function sayMoney(groups: Record<string, string>, around: Surroundings, words: NumberWords): string | undefined {
  const { sign = '', from = '', to = '', magnitude = '', short = '', minus = '' } = groups;
  const currency = CURRENCIES[sign];
  if (currency === undefined) return undefined;
  const size = magnitude || MAGNITUDES[short.toLowerCase()] || '';
  const start = minus === '' ? '' : 'minus ';
  if (to !== '') {
    const range = `${numberInWords(from, words)} to ${numberInWords(to, words)}`;
    return `${start}${[range, size, currency.many].filter(Boolean).join(' ')}`;
  }
  if (size !== '') {
    const unit = isAdjective(around) ? currency.one : currency.many;
    return `${start}${numberInWords(from, words)} ${size} ${unit}`;
  }
  return start + sayExact(from, currency, isAdjective(around), words);
}

/** `a $5 fine`: a dollar amount before its noun is singular. */
function isAdjective({ before, after }: Surroundings): boolean {
  return (
    /-\p{Ll}/u.test(after.slice(0, 2)) ||
    (/\ban?\s+$/iu.test(before) && /^\s\p{Ll}{3}/u.test(after) && !/^\s(?:per|for|and|was|from|than)\b/u.test(after))
  );
}

function sayExact(amount: string, { one, many, cent }: Currency, isSingular: boolean, words: NumberWords): string {
  const [whole = '', decimals = ''] = amount.split('.');
  const plain = whole.replace(/,/g, '');
  const unit = plain === '1' || isSingular ? one : many;
  if (decimals === '' || /^0+$/u.test(decimals)) return `${numberInWords(whole, words)} ${unit}`;
  if (decimals.length !== 2 || cent === undefined) return `${numberInWords(amount, words)} ${many}`;
  const small = String(Number(decimals));
  const cents = `${numberInWords(small, words)} ${small === '1' ? cent[0] : cent[1]}`;
  return plain === '0' ? cents : `${numberInWords(whole, words)} ${unit} and ${cents}`;
}
