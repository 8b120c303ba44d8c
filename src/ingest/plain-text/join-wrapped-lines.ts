import { lengthOf, SENTENCE_END, type Wrapping } from './find-wrapping.ts';
import type { TextLine } from './split-lines.ts';

const BULLET = /^(?:[-*•‣▪–—·]\s|\d{1,2}[.)]\s|[a-z]\)\s)/u;
/** `CHAIR OKORO.` or `DR. ADA OKORO:`: two capitals at least, so that `U.S.` and `I.` are none. */
const CAPITALS_LABEL = /^(?:\p{Lu}[\p{Lu}'’.-]*\s+){0,5}\p{Lu}[\p{Lu}'’-]+\s?[.:]\s/u;
const NAME_LABEL = /^(?:\p{Lu}[\p{L}'’.-]*\s+){0,4}\p{Lu}[\p{L}'’.-]*\s?:\s/u;
const LETTER_LABEL = /^(?:[QA]|[FR])[.:]\s/u;
const INTERRUPTION = /(?:[—–]|--)["'”’»)\]]*$/u;

/** Whether `line` goes on with what `previous` began, in a text broken at a column. */
export function continuesLine(text: string, previous: TextLine, line: TextLine, wrapping: Wrapping): boolean {
  const tail = text.slice(Math.max(previous.start, previous.end - 8), previous.end);
  const head = text.slice(line.start, Math.min(line.end, line.start + 120));
  const length = lengthOf(previous);
  const { width } = wrapping;
  if (length > width * 1.3) return false;
  const isEnded = SENTENCE_END.test(tail);
  if ((isEnded || INTERRUPTION.test(tail)) && startsLabel(head)) return false;
  const isFull = length >= width * 0.85;
  const startsSmall = /^["'“‘«([]?\p{Ll}/u.test(head);
  if (!isEnded && isFull) return true;
  if (BULLET.test(head)) return false;
  if (isEnded) return !isIndented(previous, line) && isBrokenByWidth(length, head, width);
  return startsSmall || length >= width * 0.7;
}

function startsLabel(head: string): boolean {
  return CAPITALS_LABEL.test(head) || NAME_LABEL.test(head) || LETTER_LABEL.test(head);
}

function isIndented(previous: TextLine, line: TextLine): boolean {
  return line.indent >= previous.indent + 2;
}

/** True where the next line's first word had no room any more: the column broke the line, not the author. */
function isBrokenByWidth(length: number, head: string, width: number): boolean {
  const firstWord = /^\S+/u.exec(head)?.[0].length ?? 0;
  return length >= width * 0.92 || (length >= width * 0.8 && length + 1 + firstWord > width);
}

/**
 * How a line's end is read when the paragraph goes on: `space` for the line break, `nothing` after a dash or a hyphen
 * that belongs to the word, `drop-hyphen` where the hyphen only marks the break. `words` are those of the whole text.
 */
export function readLineEnd(
  text: string,
  line: TextLine,
  next: TextLine,
  words: ReadonlySet<string>,
): 'space' | 'nothing' | 'drop-hyphen' {
  const last = text.charAt(line.end - 1);
  if (last === '—' || last === '\u00ad') return last === '—' ? 'nothing' : 'drop-hyphen';
  if (last !== '-' && last !== '\u2010') return 'space';
  const first = /[\p{L}\p{N}]+$/u.exec(text.slice(Math.max(line.start, line.end - 40), line.end - 1))?.[0];
  const second = /^\p{L}+/u.exec(text.slice(next.start, Math.min(next.end, next.start + 40)))?.[0];
  if (first === undefined || second === undefined) return text.charAt(line.end - 2) === '-' ? 'nothing' : 'space';
  const [left, right] = [first.toLowerCase(), second.toLowerCase()];
  if (words.has(left + right)) return 'drop-hyphen';
  const isTorn = /^\p{Ll}/u.test(second) && !words.has(left) && !words.has(right);
  return isTorn && left.length > 1 && right.length > 2 && !words.has(`${left}-${right}`) ? 'drop-hyphen' : 'nothing';
}

/** Every word of a text in lower case, compounds with their hyphens too; the halves of words torn by a line's end are left out. */
export function wordsOf(text: string, lines: readonly TextLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  let isTorn = false;
  for (const line of lines) {
    const found = text.slice(line.start, line.end).match(/[\p{L}\p{N}]+(?:[-\u2010][\p{L}\p{N}]+)*[-\u2010]?/gu) ?? [];
    for (const [index, word] of found.entries()) {
      const isHalf = /[-\u2010]$/u.test(word) || (isTorn && index === 0);
      if (!isHalf) words.add(word.toLowerCase());
    }
    isTorn = /[\p{L}\p{N}][-\u2010]$/u.test(text.slice(Math.max(line.start, line.end - 2), line.end));
  }
  return words;
}
