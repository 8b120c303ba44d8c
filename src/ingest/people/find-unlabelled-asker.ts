import type { Passage } from '../passages/passage.ts';
import { endsWithQuestion } from '../passages/words.ts';

const LONGEST = 500;

/**
 * Where the answers alone are labelled: the passages between them that ask, by index. What stands by itself before a
 * label is asked if most of what stands so ends as a question and labelled turns hardly do.
 */
export function findUnlabelledAsker(
  passages: readonly Passage[],
  starts: ReadonlyMap<number, number>,
): ReadonlySet<number> {
  const spoken = [...passages.entries()].filter(
    ([index, { fate, text }]) => starts.has(index) || (fate.use === 'spoken' && text.trim() !== ''),
  );
  const lone: number[] = [];
  let asking = 0;
  for (const [at, [index, passage]] of spoken.entries()) {
    if (starts.has(index)) {
      if (endsWithQuestion(saidBy(spoken, at, passage))) asking++;
      continue;
    }
    const after = spoken[at + 1];
    if (passage.kind === 'heading' || passage.text.length > LONGEST || after === undefined || !starts.has(after[0]))
      continue;
    if (isLone(spoken, at, starts) || endsWithQuestion(passage.text)) lone.push(index);
  }
  const questions = lone.filter((index) => endsWithQuestion(passages[index]?.text ?? ''));
  const isPattern = questions.length >= 2 && questions.length >= lone.length * 0.6 && lone.length >= starts.size * 0.25;
  if (!isPattern || asking > starts.size * 0.3) return new Set();
  return new Set(lone);
}

/** A label on a line of its own is followed by what its speaker says. */
function saidBy(spoken: readonly (readonly [number, Passage])[], at: number, passage: Passage): string {
  return passage.text.trim() === '' || passage.fate.use === 'dropped' ? (spoken[at + 1]?.[1].text ?? '') : passage.text;
}

/** Whether the passage before is a labelled turn by itself, or one whose label stands on a line of its own. */
function isLone(
  spoken: readonly (readonly [number, Passage])[],
  at: number,
  starts: ReadonlyMap<number, number>,
): boolean {
  const before = spoken[at - 1];
  if (before === undefined) return false;
  if (starts.has(before[0])) return before[1].text.trim() !== '';
  const label = spoken[at - 2];
  return label !== undefined && starts.has(label[0]) && label[1].text.trim() === '';
}
