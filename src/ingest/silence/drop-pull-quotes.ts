import { drop, type Passage } from '../passages/passage.ts';
import { wordsOf } from '../passages/words.ts';

const SHINGLE = 5;
const LONGEST = 400;

/** Drops quotations set apart whose words stand in the running text as well. */
export function dropPullQuotes(passages: readonly Passage[]): Passage[] {
  const isCandidate = passages.map(isPullQuoteLike);
  if (!isCandidate.includes(true)) return [...passages];
  const told = new Set<string>();
  for (const [index, passage] of passages.entries()) {
    if (isCandidate[index] || passage.fate.use !== 'spoken') continue;
    for (const shingle of shinglesOf(passage.text)) told.add(shingle);
  }
  return passages.map((passage, index) => {
    if (!isCandidate[index]) return passage;
    const shingles = shinglesOf(passage.text);
    const repeated = shingles.filter((shingle) => told.has(shingle)).length;
    return shingles.length > 0 && repeated >= shingles.length * 0.8 ? drop(passage, 'pull-quote') : passage;
  });
}

function isPullQuoteLike({ kind, text, fate }: Passage): boolean {
  if (fate.use !== 'spoken' || text.length > LONGEST) return false;
  return kind === 'quotation' || (kind === 'paragraph' && /^\s*["“„«»]/u.test(text) && /["”“«»]\s*$/u.test(text));
}

function shinglesOf(text: string): string[] {
  const words = wordsOf(text);
  if (words.length < SHINGLE) return [];
  return words.slice(0, words.length - SHINGLE + 1).map((_, index) => words.slice(index, index + SHINGLE).join(' '));
}
