import type { Passage } from '../passages/passage.ts';
import { endsSentence, wordsOf } from '../passages/words.ts';
import { isNobody } from '../people/label-role.ts';

const LONGEST = 110;
const MOST_WORDS = 14;

/** Passages in which the lines that are headings are marked as such. */
export function markHeadings(passages: readonly Passage[]): Passage[] {
  const marked: Passage[] = [];
  for (const [index, passage] of passages.entries()) {
    const isSecond = marked.at(-1)?.kind === 'heading' && passages[index - 1]?.kind === 'paragraph';
    const seen = isSecond ? [...passages.slice(index, index + 5)] : passages;
    const isHeading = looksLikeHeading(seen, isSecond ? 0 : index);
    marked.push(isHeading ? { ...passage, kind: 'heading', level: 3 } : passage);
  }
  return marked;
}

/** In an article, short questions between two paragraphs are headings as well; in an interview somebody asks them. */
export function markAskingHeadings(passages: readonly Passage[]): Passage[] {
  return passages.map((passage, index) => {
    const isAsking = /^[^.!?]{3,60}\?$/u.test(passage.text.trim()) && isShortLine(passage);
    const isBetween = isAsking && endsBefore(passages, index) && (nextSpoken(passages, index)?.text.length ?? 0) >= 80;
    return isBetween ? { ...passage, kind: 'heading', level: 3 } : passage;
  });
}

/**
 * Whether a line of a text without markup is a heading: short, without a full stop, between a finished paragraph and one
 * that begins.
 */
function looksLikeHeading(passages: readonly Passage[], index: number): boolean {
  const passage = passages[index];
  if (passage === undefined || !isShortLine(passage)) return false;
  const text = passage.text.trim();
  if (/[.!?…,;:]["”’»)]*$/u.test(text)) return false;
  if (text.includes(':') && isNobody(text.slice(0, text.indexOf(':')))) return false;
  return leadsOn(passages, index) && endsBefore(passages, index);
}

function isShortLine(passage: Passage): boolean {
  if (passage.kind !== 'paragraph' || passage.voice !== undefined || passage.isTitle === true) return false;
  const text = passage.text.trim();
  if (passage.fate.use !== 'spoken' || text.length > LONGEST || text.length < 3) return false;
  return /^["“„«'¿¡]?[\p{Lu}\d]/u.test(text) && wordsOf(text).length <= MOST_WORDS;
}

/** A paragraph follows, or a second heading with one. */
function leadsOn(passages: readonly Passage[], index: number, isSecond = false): boolean {
  const next = nextSpoken(passages, index);
  if (next === undefined || !/^\W*[\p{Lu}\d]/u.test(next.text)) return false;
  const text = next.text.trim();
  if (text.length >= 40 || /^[^.!?\n]{1,50}[:.—]/u.test(text)) return true;
  if (isSecond || next.isAfterGap !== true || passages[index + 1] !== next) return false;
  return isShortLine(next) && !/[.!?…,;:]["”’»)]*$/u.test(text) && leadsOn(passages, index + 1, true);
}

function endsBefore(passages: readonly Passage[], index: number): boolean {
  const previous = passages[index - 1];
  if (previous === undefined || previous.fate.use !== 'spoken' || previous.kind !== 'paragraph') return true;
  return endsSentence(previous.text) && !/[:;,]\s*$/u.test(previous.text);
}

function nextSpoken(passages: readonly Passage[], index: number): Passage | undefined {
  for (let at = index + 1; at < Math.min(passages.length, index + 4); at++) {
    const passage = passages[at];
    if (passage !== undefined && passage.fate.use !== 'dropped') return passage;
  }
  return undefined;
}
