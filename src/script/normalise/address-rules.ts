import { groupsOf } from './patterns.ts';
import type { Rule } from './rule.ts';

/** Words of a language for the marks of an address. */
export interface AddressWords {
  readonly dot: string;
  readonly at: string;
  readonly dash: string;
  readonly underscore: string;
  readonly slash: string;
  readonly plus: string;
  readonly hashtag: string;
}

const DOMAIN = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,4}\p{L}{2,18}`;
/** Without `https://` or a path a name needs an ending that no sentence has. */
const BARE =
  /(?<![\p{L}\p{N}@._/-])(?<host>(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,4}(?:com|org|net|edu|gov|mil|info|biz|io|co\.uk|ac\.uk|org\.uk|co|eu|de|fr|es|it|nl|uk|us|ca|au|ch|at|be|ru|cn|jp|in|br|mx|tv|fm|ai|app|dev|news|blog|online|shop|site|me))(?<path>\/[^\s<>"“”]{0,300})?(?![\p{L}\p{N}-])/giu;

/** URLs, e-mail addresses, handles and tags, in words. */
export function addressRules(words: AddressWords): Rule[] {
  return [
    {
      name: 'email',
      pattern: new RegExp(
        String.raw`(?<![\p{L}\p{N}._%+-])(?<name>[\p{L}\p{N}._%+-]{1,64})@(?<host>${DOMAIN})(?![\p{L}\p{N}-])`,
        'gu',
      ),
      say: (match) => {
        const { name = '', host = '' } = groupsOf(match);
        return `${sayMarks(name, words)} ${words.at} ${sayHost(host, words)}`;
      },
    },
    {
      name: 'url',
      pattern: new RegExp(
        String.raw`(?:https?|ftp):\/\/(?:www\.)?(?<host>${DOMAIN})(?::\d{1,5})?(?<path>[/?#][^\s<>"“”]{0,2000})?`,
        'giu',
      ),
      say: (match) => sayUrl(match[0], groupsOf(match), words),
    },
    {
      name: 'www',
      pattern: new RegExp(String.raw`(?<![\p{L}\p{N}@.])www\.(?<host>${DOMAIN})(?<path>\/[^\s<>"“”]{0,2000})?`, 'giu'),
      say: (match) => sayUrl(match[0], groupsOf(match), words),
    },
    { name: 'domain', pattern: BARE, say: (match) => sayUrl(match[0], groupsOf(match), words) },
    {
      name: 'handle',
      pattern: /(?<![\p{L}\p{N}@._])@(?<name>[\p{L}\p{N}_]{1,50})/gu,
      say: (match) => `${words.at} ${splitName(groupsOf(match).name ?? '')}`,
    },
    {
      name: 'hashtag',
      pattern: /(?<![\p{L}\p{N}&#])#(?<name>(?=[\p{N}_]{0,20}\p{L})[\p{L}\p{N}_]{1,100})/gu,
      say: (match) => `${words.hashtag} ${splitName(groupsOf(match).name ?? '')}`,
    },
  ];
}

/** The host and a short path; of a long one only the host, since nobody can follow the rest by ear. */
function sayUrl(written: string, { host = '', path = '' }: Record<string, string>, words: AddressWords): string {
  const stop = /[.,;:!?)\]'’]+$/u.exec(written)?.[0] ?? '';
  const plain = stop === '' ? path : path.slice(0, Math.max(0, path.length - stop.length));
  const isShort = /^(?:\/[\p{L}-]{1,24}){1,3}\/?$/u.test(plain);
  const said = isShort
    ? plain
        .split('/')
        .filter(Boolean)
        .map((part) => ` ${words.slash} ${sayMarks(part, words)}`)
    : [];
  return sayHost(host, words) + said.join('') + stop;
}

function sayHost(host: string, words: AddressWords): string {
  return host
    .split('.')
    .map((part) =>
      /^\p{L}{2,4}$/u.test(part) &&
      (!/[aeiouy]/iu.test(part) || /^(?:uk|us|eu|io|ai|edu)$/iu.test(part)) &&
      part !== 'com'
        ? spell(part)
        : sayMarks(part, words),
    )
    .join(` ${words.dot} `);
}

function spell(letters: string): string {
  return letters === 'edu' ? 'E D U' : [...letters.toUpperCase()].join(' ');
}

function sayMarks(name: string, words: AddressWords): string {
  return splitName(
    name
      .replaceAll('.', ` ${words.dot} `)
      .replaceAll('-', ` ${words.dash} `)
      .replaceAll('_', ` ${words.underscore} `)
      .replaceAll('+', ` ${words.plus} `)
      .replaceAll('%', ' '),
  );
}

/** `ReadOutLoud2026` and `read_out` as the words they are made of. */
function splitName(name: string): string {
  return name
    .replace(/_/gu, ' ')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1 ')
    .replace(/(\p{L})(?=\p{N})|(\p{N})(?=\p{L})/gu, '$1$2 ')
    .replace(/\s+/gu, ' ')
    .trim();
}
