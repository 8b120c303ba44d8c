import { vocabulary } from '../conventions/vocabulary.ts';
import { foldCase } from '../passages/words.ts';
import { initialsOf, isTitle, nameKey } from './name-shape.ts';

/** Full names that a text holds, for the short forms asked about. */
export interface NamesInText {
  /** The full name that a first or last name belongs to, if the text gives one only. */
  readonly byWord: (word: string) => string | undefined;
  /** The full name that initials abbreviate, if the text gives one only. */
  readonly byInitials: (initials: string) => string | undefined;
  /** Whether a full name stands in the text. */
  readonly has: (key: string) => boolean;
  /** Whether a word is written with a small letter somewhere: then it is hardly a name. */
  readonly isCommonWord: (word: string) => boolean;
}

const WORD = /(?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’-]*\p{L})(?:(?<=Dr|Mr|Ms|Mrs|Prof|St)\.)?/u.source;
const SEQUENCE = new RegExp(
  `${WORD}(?:[ \\u00a0]{1,2}(?:(?:${[...vocabulary.particles].join('|')})[ \\u00a0])?${WORD}){1,7}`,
  'gu',
);
const LONGEST_NAME = 4;

/** Reads the capitalised word sequences of a page's texts, and of what is told about it elsewhere, once. */
export function findNamesInText(texts: readonly string[], told: readonly string[] = []): NamesInText {
  const common = smallWordsOf(texts);
  const counts = new Map<string, { name: string; count: number }>();
  for (const text of [...told, ...texts]) {
    for (const found of text.matchAll(SEQUENCE)) {
      countNames(found[0], common, counts);
      countWhole(found[0], text.slice(Math.max(0, found.index - 24), found.index), counts);
    }
  }
  const given = initialsGiven([...told, ...texts]);
  const words = new Map<string, Map<string, number>>();
  const initials = new Map<string, Map<string, number>>();
  for (const [key, { count }] of counts) {
    const parts = key.split(' ');
    for (const word of new Set([parts[0] ?? '', parts.at(-1) ?? ''])) tally(words, word, key, count);
    for (const letters of initialsOf(key)) tally(initials, letters, key, count);
  }
  return {
    byWord: (word) => nameOf(bestOf(words.get(word), word), counts),
    byInitials: (letters) => given.get(letters) ?? nameOf(bestOf(initials.get(letters)), counts),
    has: (key) => counts.has(key),
    isCommonWord: (word) => common.has(foldCase(word)),
  };
}

const GIVEN = new RegExp(`(${SEQUENCE.source})\\s\\((\\p{Lu}[\\p{L}.]{0,4}\\p{Lu})\\.?\\)`, 'gu');

/** `Ada Okoro (HW)`: initials that a text gives to a person; those given to two are nobody's. */
function initialsGiven(texts: readonly string[]): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const shared = new Set<string>();
  for (const text of texts) {
    if (!text.includes('(')) continue;
    for (const [, name = '', letters = ''] of text.matchAll(GIVEN)) {
      const words = name.split(/[ \u00a0]+/u);
      const person = words.slice(words.findLastIndex(isTitle) + 1).join(' ');
      const key = foldCase(letters).replaceAll('.', '');
      if (given.has(key) && given.get(key) !== person) shared.add(key);
      given.set(key, person);
    }
  }
  for (const key of shared) given.delete(key);
  return given;
}

/** Every part of a sequence of capitalised words that could be a name: `Editor Ada Okoro` holds `Ada Okoro`. */
function countNames(
  sequence: string,
  common: ReadonlySet<string>,
  counts: Map<string, { name: string; count: number }>,
): void {
  const words = sequence.split(/[ \u00a0]+/u);
  const title = words.findLastIndex(isTitle);
  for (let from = title + 1; from < words.length - 1; from++) {
    if (!canStart(words[from] ?? '', common)) continue;
    for (let to = from + 2; to <= Math.min(words.length, from + LONGEST_NAME); to++) {
      if (!canStart(words[to - 1] ?? '', common)) continue;
      if (joinsTwo(words.slice(from, to))) continue;
      const name = words.slice(from, to).join(' ');
      const key = nameKey(name);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { name, count: 1 });
      else known.count++;
    }
  }
}

/** `the secretary Ada Joan Okoro`: between small words, three names are one. */
function countWhole(sequence: string, before: string, counts: Map<string, { name: string; count: number }>): void {
  const known = /\p{Ll}{4,},? $/u.test(before) ? counts.get(nameKey(sequence)) : undefined;
  if (known !== undefined && sequence.split(/\s+/u).length === 3) known.count++;
}

const AND = new Set(['et', 'y', 'e', 'und', 'and']);

/** `Ada et Ivo` are two people; `José Ortega y Gasset` is one. */
export function joinsTwo(words: readonly string[]): boolean {
  return words.length === 3 && AND.has(words[1] ?? '');
}

function canStart(word: string, common: ReadonlySet<string>): boolean {
  if (!/^\p{Lu}/u.test(word) || /^(?:[LD]['’]\p{Ll}|I['’](?:m|ve|ll|d)$)/u.test(word) || isTitle(word)) return false;
  const folded = foldCase(word);
  return !common.has(folded) && !vocabulary.nobodies.has(folded) && !vocabulary.offices.has(folded);
}

function smallWordsOf(texts: readonly string[]): Set<string> {
  const small = new Set<string>();
  for (const text of texts) {
    for (const [word] of text.matchAll(/(?<![\p{L}'’-])\p{Ll}[\p{L}\p{M}'’]*/gu)) small.add(foldCase(word));
  }
  return small;
}

function tally(into: Map<string, Map<string, number>>, word: string, key: string, count: number): void {
  const known = into.get(word) ?? new Map<string, number>();
  known.set(key, count);
  into.set(word, known);
}

/**
 * The key that is counted most. Of keys as frequent, a first name takes the longest and a surname the shortest: what
 * stands before it may be an office. Undefined where two different names compete.
 */
function bestOf(keys: ReadonlyMap<string, number> | undefined, word = ''): string | undefined {
  if (keys === undefined) return undefined;
  const preferred = [...keys].sort(([a, one], [b, two]) => {
    const isSurname = a.endsWith(` ${word}`) && b.endsWith(` ${word}`);
    return two - one || (isSurname ? a.length - b.length : b.length - a.length);
  });
  const [first, second] = preferred;
  if (first === undefined) return undefined;
  if (second === undefined || second[1] < first[1]) return first[0];
  const [short, long] = first[0].length < second[0].length ? [first[0], second[0]] : [second[0], first[0]];
  return ` ${long} `.includes(` ${short} `) ? first[0] : undefined;
}

function nameOf(key: string | undefined, counts: ReadonlyMap<string, { name: string }>): string | undefined {
  return key === undefined ? undefined : counts.get(key)?.name;
}
