import { addressRules } from '../address-rules.ts';
import type { Rule } from '../rule.ts';
import { symbolRules } from '../symbol-rules.ts';
import { abbreviationRules } from './abbreviation-rules.ts';
import { acronymRules } from './acronym-rules.ts';
import { countRules } from './count-rules.ts';
import { dateRules } from './date-rules.ts';
import { measureRules } from './measure-rules.ts';
import { moneyRules } from './money-rules.ts';
import { nameRules } from './name-rules.ts';
import { phoneRules } from './phone-rules.ts';
import { yearRules } from './year-rules.ts';

const ADDRESS_WORDS = {
  dot: 'dot',
  at: 'at',
  dash: 'dash',
  underscore: 'underscore',
  slash: 'slash',
  plus: 'plus',
  hashtag: 'hashtag',
};
const SYMBOL_WORDS = {
  and: 'and',
  at: 'at',
  plus: 'plus',
  minus: 'minus',
  equals: 'equals',
  section: 'section',
  number: 'number',
  degrees: 'degrees',
  copyright: 'copyright',
  lessThan: 'less than',
  moreThan: 'more than',
  slash: 'slash',
  percent: 'percent',
  emoji: 'emoji',
};

/** English as newsreaders say it; American unless the tag names a country that counts `one hundred and one` and writes 24/11. */
export function englishRules(language: string): Rule[] {
  const region = /^en-([A-Z]{2})/iu.exec(language)?.[1]?.toUpperCase() ?? 'US';
  const words = { withAnd: !['US', 'CA', 'PH'].includes(region), monthFirst: ['US', 'PH'].includes(region) };
  return [
    ...addressRules(ADDRESS_WORDS),
    ...moneyRules(words),
    ...dateRules(words),
    ...measureRules(words),
    ...nameRules(words),
    ...abbreviationRules(),
    ...acronymRules(words),
    ...phoneRules(),
    ...yearRules(words),
    ...countRules(words),
    ...symbolRules(SYMBOL_WORDS),
  ];
}
