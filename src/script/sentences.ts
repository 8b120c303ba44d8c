import { abbreviationsOf } from './abbreviations.ts';

/** Marks that may end a sentence. CJK marks end one without a space after them. */
const TERMINATOR = /(?<![.!?…])[.!?…]+["'”’»›)\]]*(?=\s)|(?<![。！？])[。！？]+["'”’」』)\]]*/gu;
const CLOSERS = /["'”’»›)\]]+$/u;

/**
 * The text cut into sentences, each without white space at its edges; joined by one space they give the text (with
 * its runs of white space as one space). Linear in the length of the text. A sentence always holds a letter or digit
 * unless the whole text has none.
 */
export function splitSentences(text: string, language: string): string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(TERMINATOR)) {
    const end = match.index + match[0].length;
    if (!isSentenceEnd(text, start, match.index, end, language)) continue;
    addSentence(sentences, text.slice(start, end).trim());
    start = end;
  }
  addSentence(sentences, text.slice(start).trim());
  return sentences;
}

/** A piece with nothing to say (`***`, `”`) stays with what stands before it. */
function addSentence(sentences: string[], sentence: string): void {
  if (sentence === '') return;
  const last = sentences.at(-1);
  if (last !== undefined && (!hasWord(sentence) || !hasWord(last)))
    sentences[sentences.length - 1] = `${last} ${sentence}`;
  else sentences.push(sentence);
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isSentenceEnd(text: string, start: number, mark: number, end: number, language: string): boolean {
  const ender = text.slice(mark, end).replace(CLOSERS, '');
  const hasCloser = ender.length < end - mark;
  const next = nextWord(text, end);
  if (next === '') return true;
  // `“Really?” she asked.` and `Yahoo! said` go on; so does an ellipsis before a small letter.
  const goesOn = /^[\p{Ll}]/u.test(next);
  if (ender !== '.') return !goesOn;
  if (goesOn) return false;
  if (hasCloser) return true;
  return !isAbbreviation(wordBefore(text, start, mark), next, language);
}

function nextWord(text: string, from: number): string {
  const window = text.slice(from, from + 80).trimStart();
  return /^["'“‘«„(¿¡[]*(\S*)/u.exec(window)?.[1] ?? '';
}

function wordBefore(text: string, start: number, mark: number): string {
  const window = text.slice(Math.max(start, mark - 40), mark);
  return /[^\s("'“‘«„[—–]*$/u.exec(window)?.[0] ?? '';
}

/** Whether the full stop after `word` belongs to the word, seen what comes next. */
function isAbbreviation(word: string, next: string, language: string): boolean {
  if (word === '') return false;
  const { titles, beforeNumber, inside, months } = abbreviationsOf(language);
  const plain = word.toLowerCase();
  if (titles.has(plain)) return true;
  if ((beforeNumber.has(plain) || months.has(plain)) && /^[\d#]/u.test(next)) return true;
  // German dates and ordinals: `am 3. Oktober`, `der 2. Weltkrieg`.
  if (language.startsWith('de') && /^\d{1,3}$/u.test(word)) return true;
  // An initial (`J. Smith`, `George W. Bush`), but not the pronoun: `So do I. He left.`
  if (/^\p{Lu}$/u.test(word)) return word !== 'I' || /^\p{Lu}\./u.test(next);
  // `U.S. President`, `a.m. Eastern` go on; `in the U.S. The`, `at 3 p.m. He` end: a word that opens sentences decides.
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return !STARTERS.has(next.toLowerCase().replace(/[^\p{L}].*$/u, ''));
  return inside.has(plain);
}

const STARTERS = new Set(
  (
    'the a an he she it they we you i this that these those there here his her its their our my your in on at as if when while ' +
    'but and or so yet for from with after before since until by to of not no however then now what who why how where which ' +
    'also although though because meanwhile moreover still some many most all both each every another other one two three'
  ).split(' '),
);
