import type { Passage } from '../passages/passage.ts';
import { endsSentence, wordsOf } from '../passages/words.ts';
import { isNobody } from '../people/label-role.ts';

const LONGEST = 110;
const MOST_WORDS = 14;

/** Passages in which the lines that are headings are marked as such. */
export function markHeadings(passages: readonly Passage[]): Passage[] {
  return passages.map((passage, index) =>
    looksLikeHeading(passages, index) ? { ...passage, kind: 'heading', level: 3 } : passage,
  );
}

/**
 * Whether a line of a text without markup is a heading: short, without a full stop, between a finished paragraph and one
 * that begins.
 */
function looksLikeHeading(passages: readonly Passage[], index: number): boolean {
  const passage = passages[index];
  if (passage === undefined || passage.kind !== 'paragraph' || passage.voice !== undefined || passage.isTitle === true)
    return false;
  if (passage.fate.use !== 'spoken') return false;
  const text = passage.text.trim();
  if (text.length > LONGEST || text.length < 3 || !/^["“„«'¿¡]?[\p{Lu}\d]/u.test(text)) return false;
  if (/[.!?…,;:]["”’»)]*$/u.test(text) || wordsOf(text).length > MOST_WORDS) return false;
  if (text.includes(':') && isNobody(text.slice(0, text.indexOf(':')))) return false;
  const next = nextSpoken(passages, index);
  if (
    next === undefined ||
    (next.text.trim().length < 40 && !/^[^.!?\n]{1,50}[:.—]/u.test(next.text.trim())) ||
    !/^\W*[\p{Lu}\d]/u.test(next.text)
  )
    return false;
  const previous = passages[index - 1];
  return (
    previous === undefined ||
    previous.fate.use !== 'spoken' ||
    (endsSentence(previous.text) && !/[:;,]\s*$/u.test(previous.text)) ||
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
