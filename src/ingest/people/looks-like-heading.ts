import type { Passage } from '../passages/passage.ts';
import { endsSentence, wordsOf } from '../passages/words.ts';

const LONGEST = 110;
const MOST_WORDS = 14;

/**
 * Whether a line of a text without markup is a heading: short, without a full stop, between a finished paragraph and one
 * that begins.
 */
export function looksLikeHeading(passages: readonly Passage[], index: number): boolean {
  const passage = passages[index];
  if (passage === undefined || passage.kind !== 'paragraph' || passage.voice !== undefined) return false;
  const text = passage.text.trim();
  if (text.length > LONGEST || text.length < 3 || !/^["“„«'¿¡]?[\p{Lu}\d]/u.test(text)) return false;
  if (/[.!…,;:]["”’»)]*$/u.test(text) || wordsOf(text).length > MOST_WORDS) return false;
  const next = nextSpoken(passages, index);
  if (next === undefined || next.text.trim().length < 40 || !/^\W*[\p{Lu}\d]/u.test(next.text)) return false;
  const previous = passages[index - 1];
  return (
    previous === undefined ||
    previous.fate.use !== 'spoken' ||
    endsSentence(previous.text) ||
    previous.kind !== 'paragraph'
  );
}

function nextSpoken(passages: readonly Passage[], index: number): Passage | undefined {
  for (let at = index + 1; at < Math.min(passages.length, index + 4); at++) {
    const passage = passages[at];
    if (passage !== undefined && passage.fate.use !== 'dropped') return passage;
  }
  return undefined;
}
