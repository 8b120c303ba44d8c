import type { Passage } from '../passages/passage.ts';
import { endsWithQuestion, wordsOf } from '../passages/words.ts';
import { assignTurns, type Turns } from './assign-turns.ts';
import type { Part } from './find-roles.ts';

/** How much each speaker says, in how many turns, and how many of them end with a question. */
export function measureParts(passages: readonly Passage[], starts: ReadonlyMap<number, number>, count: number): Part[] {
  const turns: Turns = assignTurns(passages, starts, () => false);
  const parts = Array.from({ length: count }, () => ({ turns: 0, questions: 0, words: 0 }));
  let open: { turns: number; questions: number } | undefined;
  let last = '';
  const close = () => {
    if (open !== undefined && endsWithQuestion(last)) open.questions++;
  };
  for (const [index, turn] of turns.entries()) {
    const part = parts[turn];
    if (part === undefined) continue;
    if (starts.has(index)) {
      close();
      open = part;
      part.turns++;
    }
    last = passages[index]?.text ?? '';
    part.words += wordsOf(last).length;
  }
  close();
  return parts;
}
