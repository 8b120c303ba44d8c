import type { NameFinder } from './name-finder.ts';
import { anyWord, type QuotationWords } from './quotation-words.ts';

/**
 * Finds who says what stands in quotation marks between `start` and `end` of a text, by the words around it; `last` is
 * whom a pronoun would mean.
 */
export type Attribution = (text: string, start: number, end: number, last: string | undefined) => string | undefined;

/** How far a verb of saying may stand from its quotation. */
const REACH = 120;
/** One to seven words with capitals, titles among them; small words such as `van` among them. */
const NAME = String.raw`(?<name>\p{Lu}[\p{L}\p{M}'’.-]*(?:\s(?:(?:van|von|der|den|de|la|du|del|bin|al|da|di)\s){0,2}\p{Lu}[\p{L}\p{M}'’-]*){0,6})`;

/** Makes the attribution of one language and one document. */
export function createAttribution(words: QuotationWords, names: NameFinder): Attribution {
  const pronouns = new Set(words.pronouns.split(' '));
  const verb = `(?:${anyWord(words.verbs)})`;
  const pronoun = `(?<pronoun>${anyWord(words.pronouns)})`;
  // `,” said Mayor Ines Calloway`, `,” said the mayor, Ines Calloway`, `,” she said`
  const verbFirst = new RegExp(
    String.raw`^[\s,.!?)]*(?:${verb})\s(?:(?:\p{Ll}[\p{L}’'-]*,?\s){0,5}${NAME}|${pronoun}(?!\p{L}))`,
    'iu',
  );
  const verbFirstStrict = new RegExp(String.raw`^[\s,.!?)]*${verb}\s`, 'iu');
  const nameFirst = new RegExp(
    String.raw`^[\s,)]*(?:${pronoun}|${NAME})(?:\s[\p{L}’'-]+){0,1}?\s${verb}(?![\p{L}])`,
    'u',
  );
  const before = new RegExp(
    String.raw`(?:${NAME}|(?<![\p{L}])${pronoun})\s(?:[\p{L}’'-]+\s){0,2}?${verb}(?:[^.!?“”„«»"]{0,40})?[:,]?\s*$`,
    'u',
  );
  const report = new RegExp(String.raw`(?<![\p{L}])(?:${anyWord(words.reports)})(?![\p{L}])`, 'iu');
  return (text, start, end, last) => {
    const after = text.slice(end, end + REACH);
    const ahead = sentenceBefore(text, start);
    const found = verbFirstStrict.test(after) ? matchName(after, verbFirst) : match(after, nameFirst);
    const by = found ?? (ahead === '' ? undefined : match(ahead, before));
    if (by !== undefined) return 'pronoun' in by || pronouns.has(by.name.toLowerCase()) ? last : names.person(by.name);
    return report.test(ahead) ? subjectOf(ahead, words, names, last) : undefined;
  };
}

type Found = { readonly name: string } | { readonly pronoun: string };

function match(text: string, pattern: RegExp): Found | undefined {
  const groups = pattern.exec(text)?.groups;
  if (groups?.name !== undefined) return { name: groups.name };
  return groups?.pronoun === undefined ? undefined : { pronoun: groups.pronoun };
}

/** Letters of a name are told by their case, those of a verb are not. */
function matchName(text: string, pattern: RegExp): Found | undefined {
  const found = match(text, pattern);
  if (found === undefined || 'pronoun' in found) return found;
  const capital = new RegExp(NAME, 'u').exec(text.slice(0, REACH));
  return capital?.groups?.name === undefined ? undefined : { name: capital.groups.name };
}

/** The words of the same sentence that stand before a quotation. */
function sentenceBefore(text: string, start: number): string {
  const window = text.slice(Math.max(0, start - 4 * REACH), start);
  const end = window.search(/[.!?]["'”’»)]*\s+(?=\P{Ll})(?!.*[.!?]["'”’»)]*\s+\P{Ll})/su);
  return end < 0 ? window : window.slice(end + 1).replace(/^["'”’»)]*\s+/u, '');
}

/** Who a sentence is about: the name or pronoun that it begins with. */
function subjectOf(
  sentence: string,
  words: QuotationWords,
  names: NameFinder,
  last: string | undefined,
): string | undefined {
  if (new RegExp(String.raw`^(?:${anyWord(words.pronouns)})(?!\p{L})`, 'iu').test(sentence)) return last;
  const name = new RegExp(`^${NAME}`, 'u').exec(sentence)?.groups?.name;
  return name === undefined ? undefined : names.person(name, false);
}
