import { abbreviationsOf } from '../abbreviations.ts';
import { nameStemKey } from './page-names.ts';
import type { RepairableText, RepairContext, TextRepair } from './text-repair.ts';
import type { TextWord } from './text-words.ts';

/** Kinds whose first word begins a sentence; list items and table cells may begin small. */
const PROSE = new Set(['paragraph', 'turn', 'quote']);

/** Capitals at a sentence's start, and of names that the page itself writes with one. */
export function findCapitalRepairs(repairable: RepairableText, context: RepairContext): TextRepair[] {
  const { words, isProtected, isQuoted } = repairable;
  return words.flatMap((word, index): TextRepair[] => {
    if (!/^\p{Ll}/u.test(word.text) || word.text !== word.lower || word.isPart) return [];
    if (isProtected[word.start] === 1 || isQuoted[word.start] === 1) return [];
    if (!beginsSentence(repairable, index, context) && !isName(repairable, index, context)) return [];
    return [{ kind: 'capital', start: word.start, end: word.end, to: capitalised(word.text) }];
  });
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}

function beginsSentence(
  { text, kind, startsSentence, words }: RepairableText,
  index: number,
  context: RepairContext,
): boolean {
  const word = words[index];
  if (word === undefined || !PROSE.has(kind)) return false;
  // A name in small letters (`npm`, `iOS`) keeps them: only a word of the dictionary is surely a slip.
  if (context.words !== undefined && !context.words.has(word.lower)) return false;
  if (index === 0) return context.words !== undefined && startsSentence && word.start === 0;
  const before = text.slice(Math.max(0, word.start - 40), word.start);
  const end = /([\p{L}\p{M}]+|\d{4}|\))[.?]\s+$/u.exec(before)?.[1];
  if (end === undefined || context.words === undefined) return false;
  if (end === ')' || /^\d/u.test(end)) return true;
  return !mayBeAbbreviation(end, context);
}

function mayBeAbbreviation(word: string, { language, words }: RepairContext): boolean {
  const { titles, beforeNumber, inside, months } = abbreviationsOf(language);
  const lower = word.toLowerCase();
  if (lower.length < 3 || [titles, beforeNumber, inside, months].some((set) => set.has(lower))) return true;
  if (NAME_ENDS.has(lower)) return true;
  return words?.has(lower) !== true && !/^\p{Lu}\p{Ll}{3,}$/u.test(word);
}

const NAME_ENDS = new Set('etc inc ltd corp bros jr sr dept est govt ave blvd rd st min max fig'.split(' '));

/** Whether the page elsewhere writes this word with a capital in the middle of a sentence, and small no more often. */
function isName({ text, words }: RepairableText, index: number, { names, words: english }: RepairContext): boolean {
  const word = words[index];
  if (english === undefined || word === undefined || word.text.length < 3) return false;
  const capitals = names.capitalsOf(word.lower);
  if (capitals === 0) return false;
  if (!english.has(word.lower)) return capitals >= names.smallsOf(word.lower);
  return pairsOf(text, words, index).some((pair) => {
    const asName = names.capitalsOf(pair.key);
    if (pair.isBesideName) {
      const isOnlyHereSmall = names.smallsOf(word.lower) <= 1;
      return asName > (isOnlyHereSmall ? 0 : names.smallsOf(pair.key));
    }
    // `western sanctions`: beside a common word only where the page hardly ever writes the word small.
    return asName > names.smallsOf(pair.key) && capitals >= 3 * names.smallsOf(word.lower);
  });
}

function pairsOf(text: string, words: readonly TextWord[], index: number): { key: string; isBesideName: boolean }[] {
  const word = words[index];
  const next = words[index + 1];
  const previous = words[index - 1];
  if (word === undefined) return [];
  const isJoined = (first: TextWord, second: TextWord) => text.slice(first.end, second.start) === ' ';
  const isNamed = (other: TextWord) => /^\p{Lu}/u.test(other.text) && !other.isFirst;
  return [
    ...(next !== undefined && isJoined(word, next)
      ? [
          { key: `${word.lower} ${next.text}`, isBesideName: /^\p{Lu}/u.test(next.text) },
          { key: nameStemKey(word.lower, next.text), isBesideName: /^\p{Lu}/u.test(next.text) },
        ]
      : []),
    ...(previous !== undefined && isJoined(previous, word) && /^\p{Lu}/u.test(previous.text)
      ? [{ key: `${previous.text} ${word.lower}`, isBesideName: isNamed(previous) }]
      : []),
  ];
}
