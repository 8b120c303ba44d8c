import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { AFTER_NAMES, BEFORE_NUMBERS, DAYS, IN_TEXT, STATES, STREETS, TITLES } from './abbreviation-tables.ts';
import { spellOut } from './number-words.ts';

/** Titles, names of firms, streets and states, and the short forms of running text. */
export function abbreviationRules(): Rule[] {
  return [...tableRules(), ...letterRules()];
}

function tableRules(): Rule[] {
  return [
    table('title', TITLES, {
      after: String.raw`(?=\s\p{Lu})`,
      before: String.raw`(?<!\p{Lu}\p{Ll}+\s)`,
      isStopOptional: /^(?:Mr|Mrs|Ms|Dr|Prof|St|Mt)$/u,
    }),
    table('title-after-capital', TITLES, { after: String.raw`(?=\s\p{Lu})`, not: /^(?:St|Dr|Mt|Ft)$/u }),
    table('street', STREETS, { before: String.raw`(?<=\p{Lu}\p{L}*\s|\d(?:st|nd|rd|th)\s)` }),
    table('after-name', AFTER_NAMES, {
      before: String.raw`(?<=\p{Lu}[\p{L}.]*,?\s|&\s)`,
      isStopOptional: /^(?:Jr|Sr|Inc|Corp|Ltd)$/u,
    }),
    table('state', STATES, { before: String.raw`(?<=\p{L},\s)` }),
    table('before-number', BEFORE_NUMBERS, { after: String.raw`(?=\s?\d)` }),
    table('in-text', IN_TEXT, { isStopOptional: /^(?:vs|etc|et al|cf|govt|gov't)$/u }),
    table('day', DAYS, {
      after: String.raw`(?=,?\s(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|morning|afternoon|evening|night|at|to|and|[–-]))`,
    }),
  ];
}

function letterRules(): Rule[] {
  return [
    {
      name: 'versus-in-law',
      pattern: /(?<=\p{Lu}\p{L}+\s)v\.?(?=\s\p{Lu})/gu,
      say: () => 'versus',
    },
    {
      name: 'dotted-letters',
      pattern: /(?<![\p{L}\p{N}.])(?<letters>(?:\p{L}\.){2,6})(?![\p{L}\p{N}])/gu,
      say: (match, { after }) => {
        const letters = (groupsOf(match).letters ?? '').replaceAll('.', '');
        const isHalf = /^[ap]m$/iu.test(letters);
        const end = after.trim() === '' ? '.' : '';
        return spellOut(isHalf || letters === letters.toUpperCase() ? letters.toUpperCase() : letters) + end;
      },
    },
    {
      name: 'with',
      pattern: /(?<![\p{L}\p{N}])w\/(?<without>o)?(?=\s|\p{L})/gu,
      say: (match) => (match.groups?.without === undefined ? 'with' : 'without'),
    },
  ];
}

interface Surrounding {
  readonly before?: string;
  readonly after?: string;
  readonly isStopOptional?: RegExp;
  readonly not?: RegExp;
}

function table(name: string, words: Readonly<Record<string, string>>, around: Surrounding): Rule {
  const { before = '', after = '', isStopOptional, not } = around;
  const written = Object.keys(words)
    .filter((word) => not?.test(word) !== true)
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/\./gu, String.raw`\.`));
  return {
    name,
    pattern: pattern(
      String.raw`${before}(?<![\p{L}\p{N}.])(?<word>${written.join('|')})(?<stop>\.)?(?![\p{L}\p{N}]|\.\p{L})${after}`,
    ),
    say: (match, { after: rest }) => {
      const { word = '', stop = '' } = groupsOf(match);
      if (stop === '' && isStopOptional?.test(word) !== true) return undefined;
      // The stop of an abbreviation that ends the sentence ends it still.
      return `${words[word] ?? word}${stop !== '' && /^["'”’)]*$/u.test(rest.trim()) ? '.' : ''}`;
    },
  };
}
