import anyAscii from 'any-ascii';
import type { Rule } from './rule.ts';

/** Words of a language for signs between words. */
export interface SymbolWords {
  readonly and: string;
  readonly at: string;
  readonly plus: string;
  readonly minus: string;
  readonly equals: string;
  readonly section: string;
  readonly number: string;
  readonly degrees: string;
  readonly copyright: string;
  readonly lessThan: string;
  readonly moreThan: string;
  readonly slash: string;
  readonly percent: string;
  /** Behind the name of an emoji; undefined where names would be in the wrong language: then nothing is said. */
  readonly emoji?: string;
}

/** What is said for a sign that has no sound: nothing, but the words around it stay apart. */
const SILENCE = ' ';

/** Emoji, dashes and the signs that are left when numbers and names have been taken out. */
export function symbolRules(words: SymbolWords): Rule[] {
  const sign = (name: string, pattern: RegExp, word: string): Rule => ({ name, pattern, say: () => word });
  return [
    {
      name: 'emoji',
      pattern:
        /(?:\p{RI}\p{RI}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*/gu,
      say: ([emoji]) => sayEmoji(emoji, words.emoji),
    },
    sign('dash', /\s?(?:[—―]|(?<=\s)--?(?=\s)|(?<=\p{L})--(?=\p{L})|(?<=\s)–(?=\s))\s?/gu, ', '),
    sign('and', /(?<=[\p{L}\p{N}.)]\s)&(?=\s)/gu, words.and),
    sign('and-joined', /(?<=\p{L})&(?=\p{L})/gu, ` ${words.and} `),
    sign('section', /§+\s?/gu, `${words.section} `),
    sign('number', /№\s?/gu, `${words.number} `),
    sign('copyright', /©\s?/gu, `${words.copyright} `),
    sign('plus', /(?<=[\p{L}\p{N}]\s)\+(?=\s[\p{L}\p{N}])/gu, words.plus),
    sign('equals', /(?<=[\p{L}\p{N})]\s?)=(?=\s?[\p{L}\p{N}(])/gu, ` ${words.equals} `),
    sign('less-than', /<(?=\s?\d)/gu, `${words.lessThan} `),
    sign('more-than', />(?=\s?\d)/gu, `${words.moreThan} `),
    sign('at', /(?<=\s)@(?=\s)/gu, words.at),
    sign('percent', /(?<=\s)%/gu, words.percent),
    sign('degrees', /°/gu, ` ${words.degrees} `),
    sign('and-or', /(?<=\band)\/(?=or\b)/giu, ' '),
    sign('slash', /(?<=\p{L}{2})\s?\/\s?(?=\p{L}{2})/gu, ` ${words.slash} `),
    sign('no-sound', /[*†‡®™•·|^~`_\\{}<>]+/gu, SILENCE),
  ];
}

function sayEmoji(emoji: string, word: string | undefined): string {
  if (word === undefined) return SILENCE;
  const name = /:([\w+-]+):/u.exec(anyAscii(emoji))?.[1];
  return name === undefined ? SILENCE : ` ${name.replaceAll('_', ' ')} ${word} `;
}
