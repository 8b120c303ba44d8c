import { COMMON_MISSPELLINGS } from './common-misspellings.ts';
import type { EnglishWords } from './english-words.ts';
import type { RepairableText, RepairContext, TextRepair } from './text-repair.ts';

/** A candidate must be this frequent (SCOWL class) to be what was meant. */
const FREQUENT = 20;
/** Any candidate up to this class makes the reading ambiguous. */
const KNOWN = 50;
/** From this length a lost, added or wrong letter still leaves one reading. */
const LONG_WORD = 9;

/** Misspelled English words with one reading; capitals, names and what the page writes twice are left alone. */
export function findSpellingRepairs(
  repairable: RepairableText,
  { words: english, names, countOf, mayGuess }: RepairContext,
): TextRepair[] {
  const { words, isProtected, isQuoted } = repairable;
  if (english === undefined) return [];
  return words.flatMap((word): TextRepair[] => {
    if (word.isPart || isProtected[word.start] === 1 || isQuoted[word.start] === 1) return [];
    const lower = word.isFirst ? word.lower : word.text;
    if (!/^[a-z]{3,24}$/u.test(lower) || english.has(lower) || names.capitalsOf(lower) > 0) return [];
    // A capital may be a name, and what is written twice is meant.
    const isGuessable = word.text === lower && countOf(lower) <= 1;
    const meant = COMMON_MISSPELLINGS.get(lower) ?? (isGuessable && mayGuess() ? guess(lower, english) : undefined);
    if (meant === undefined) return [];
    const to = word.text === lower ? meant : `${meant.charAt(0).toUpperCase()}${meant.slice(1)}`;
    return [{ kind: 'spelling', start: word.start, end: word.end, to }];
  });
}

/** The one frequent word that is a single slip of the fingers away, where no other known word is. */
export function guess(word: string, english: EnglishWords): string | undefined {
  if (word.length < 4) return undefined;
  const readings = new Map<string, boolean>();
  for (const { candidate, isTypical } of slips(word)) {
    const frequency = english.classOf(candidate);
    if (frequency !== undefined && frequency <= KNOWN)
      readings.set(candidate, (readings.get(candidate) ?? false) || isTypical);
  }
  const [reading, ...others] = [...readings];
  if (reading === undefined || others.length > 0) return undefined;
  const [meant, isTypical] = reading;
  return (isTypical || word.length >= LONG_WORD) && (english.classOf(meant) ?? 99) <= FREQUENT ? meant : undefined;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** Every spelling one slip away. Typical are two letters swapped and a letter doubled or not doubled. */
function* slips(word: string): Generator<{ candidate: string; isTypical: boolean }> {
  for (let at = 0; at <= word.length; at++) {
    const head = word.slice(0, at);
    const here = word.charAt(at);
    const next = word.charAt(at + 1);
    const isDoubled = here === next || here === word.charAt(at - 1);
    if (here !== '') yield { candidate: head + word.slice(at + 1), isTypical: isDoubled };
    if (next !== '') yield { candidate: head + next + here + word.slice(at + 2), isTypical: true };
    for (const letter of LETTERS) {
      const doubles = letter === here || letter === word.charAt(at - 1);
      yield { candidate: head + letter + word.slice(at), isTypical: doubles };
      if (here !== '' && letter !== here) yield { candidate: head + letter + word.slice(at + 1), isTypical: false };
    }
  }
}
