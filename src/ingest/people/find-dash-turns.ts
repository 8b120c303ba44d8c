import { vocabulary } from '../conventions/vocabulary.ts';
import type { Passage } from '../passages/passage.ts';
import { endsWithQuestion, wordsOf } from '../passages/words.ts';

const LEAST_TURNS = 4;
const DASH = /^\s*[-–—―]\s?(?=[^\s\d-])/u;

/** A conversation in which a dash begins each turn. */
export interface DashTurns {
  /** 0 for the one who asks, 1 for the other, by index of the passage that begins the turn. */
  readonly starts: ReadonlyMap<number, 0 | 1>;
  /** Length of the dash in each of those passages. */
  readonly dashes: ReadonlyMap<number, number>;
}

/**
 * Spanish and French style: a dash before every turn, and no names. Two people take turns if one of them asks and the
 * other answers; a list asks nobody.
 * @param isCalledInterview whether the page calls itself one: then answers need not say `I`
 */
export function findDashTurns(passages: readonly Passage[], isCalledInterview: boolean): DashTurns | undefined {
  const dashes = new Map<number, number>();
  for (const [index, passage] of passages.entries()) {
    if (passage.fate.use !== 'spoken' || passage.isTitle === true) continue;
    if (passage.kind !== 'paragraph' && passage.kind !== 'list-item') continue;
    const found = DASH.exec(passage.text.slice(0, 12));
    if (found !== null) dashes.set(index, found[0].length);
  }
  const indices = [...dashes.keys()];
  if (indices.length < LEAST_TURNS || !isMostly(passages, indices)) return undefined;
  const asker = takeTurns(passages, indices);
  const asked = indices.filter((index) => asker.has(index));
  const answers = indices.filter((index) => !asker.has(index));
  const asks = (index: number) => endsWithQuestion(passages[index]?.text ?? '');
  const [asking, answering] = [asked.filter(asks).length / asked.length, answers.filter(asks).length / answers.length];
  if (asked.length === 0 || answers.length === 0 || asking < 0.3 || answering > asking * 0.5) return undefined;
  const personal = answers.filter((index) => isPersonal(passages[index]?.text ?? '')).length;
  if (!isCalledInterview && personal < answers.length * 0.3) return undefined;
  return { dashes, starts: new Map(indices.map((index) => [index, asker.has(index) ? 0 : 1])) };
}

/**
 * Who asks: every second dash, beginning where most questions are. What is told between two dashes may begin the count
 * anew.
 */
function takeTurns(passages: readonly Passage[], indices: readonly number[]): ReadonlySet<number> {
  const runs: number[][] = [];
  let last = -2;
  for (const index of indices) {
    const isBroken = passages.slice(last + 1, index).some(({ fate }) => fate.use === 'spoken');
    if (isBroken || last < 0) runs.push([]);
    runs.at(-1)?.push(index);
    last = index;
  }
  const asker = new Set<number>();
  for (const run of runs) {
    const count = (parity: number) =>
      run.filter((index, at) => at % 2 === parity && endsWithQuestion(passages[index]?.text ?? '')).length;
    // Two sides that ask alike, or not at all: the one who asks begins, but what goes on after a remark is an answer.
    const parity = count(0) === count(1) ? (run === runs[0] || run.length > 1 ? 0 : 1) : count(0) > count(1) ? 0 : 1;
    for (const [at, index] of run.entries()) if (at % 2 === parity) asker.add(index);
  }
  return asker;
}

/** From the first dash to the last, most passages have one. */
function isMostly(passages: readonly Passage[], indices: readonly number[]): boolean {
  const [first = 0] = indices;
  const between = passages.slice(first, (indices.at(-1) ?? first) + 1).filter(({ fate }) => fate.use === 'spoken');
  return indices.length >= between.length * 0.7;
}

function isPersonal(text: string): boolean {
  return wordsOf(text.slice(0, 2_000)).some(
    (word) => vocabulary.firstPerson.has(word) || vocabulary.secondPerson.has(word),
  );
}
