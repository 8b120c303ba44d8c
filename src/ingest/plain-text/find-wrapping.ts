import type { TextLine } from './split-lines.ts';

/** How a text's lines are broken: by its author (a line is a paragraph) or at a column (a paragraph is many lines). */
export interface Wrapping {
  /** The column at which lines are broken, in characters; proportional type makes it a soft border. */
  readonly width: number;
}

const NARROWEST = 40;
const WIDEST = 120;
/** Ends a sentence, with whatever quotation mark or bracket closes after it. */
export const SENTENCE_END = /[.!?…:;]["'”’»)\]]*$/u;

/**
 * Finds out whether lines are hard-wrapped: most of the text lies in lines of about one length, and lines of that
 * length end in the middle of a sentence. Undefined where a line is a paragraph.
 */
export function findWrapping(text: string, lines: readonly TextLine[]): Wrapping | undefined {
  const lengths = lines.map(lengthOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const inside = lengths.filter((length) => length <= WIDEST).sort((a, b) => a - b);
  const insideTotal = inside.reduce((sum, length) => sum + length, 0);
  if (inside.length < 3 || insideTotal < total * 0.6) return undefined;
  const width = inside[Math.floor((inside.length - 1) * 0.9)] ?? 0;
  if (width < NARROWEST) return undefined;
  return runsOnEnough(text, lines, width) ? { width } : undefined;
}

/** Length of a line in UTF-16 units. */
export function lengthOf(line: Pick<TextLine, 'start' | 'end'>): number {
  return line.end - line.start;
}

function runsOnEnough(text: string, lines: readonly TextLine[], width: number): boolean {
  let pairs = 0;
  let runOn = 0;
  let runOnSmall = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || next.isAfterGap) continue;
    pairs += 1;
    const isFull = lengthOf(line) >= width * 0.8 && lengthOf(line) <= WIDEST;
    if (!isFull || SENTENCE_END.test(text.slice(Math.max(line.start, line.end - 8), line.end))) continue;
    runOn += 1;
    if (/^["'“‘«(]?\p{Ll}/u.test(text.slice(next.start, next.start + 3))) runOnSmall += 1;
  }
  const isMostly = runOn >= pairs * 0.4 && runOnSmall >= 2;
  // Where turns are short, few lines are full; that several of them go on with a small letter tells all the same.
  const isOften = runOnSmall >= 3 && runOnSmall >= pairs * 0.12;
  return runOn >= 2 && (isMostly || isOften) && runOnSmall >= runOn * 0.25;
}
