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
 */
export function findDashTurns(passages: readonly Passage[]): DashTurns | undefined {
  const dashes = new Map<number, number>();
  for (const [index, passage] of passages.entries()) {
    if (passage.fate.use !== 'spoken' || passage.isTitle === true) continue;
    if (passage.kind !== 'paragraph' && passage.kind !== 'list-item') continue;
    const found = DASH.exec(passage.text.slice(0, 12));
    if (found !== null) dashes.set(index, found[0].length);
  }
  const indices = [...dashes.keys()];
  if (indices.length < LEAST_TURNS || !isMostly(passages, indices)) return undefined;
  const sides = [0, 1].map((parity) => indices.filter((_, at) => at % 2 === parity));
  const [even = 0, odd = 0] = sides.map(
    (side) => side.filter((index) => endsWithQuestion(passages[index]?.text ?? '')).length / side.length,
  );
  const asks = even >= odd ? 0 : 1;
  if (Math.max(even, odd) < 0.3 || Math.min(even, odd) > Math.max(even, odd) * 0.5) return undefined;
  const answers = sides[1 - asks] ?? [];
  const personal = answers.filter((index) => isPersonal(passages[index]?.text ?? '')).length;
  if (personal < answers.length * 0.3) return undefined;
  return { dashes, starts: new Map(indices.map((index, at) => [index, at % 2 === asks ? 0 : 1])) };
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
