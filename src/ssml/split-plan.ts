import type { PlanElement, SpeechPlan } from '../model/speech-plan.ts';

/** A piece that is never cut: a word with the space after it, a spoken form, a phoneme, a break. */
interface Atom {
  readonly element: PlanElement;
  readonly size: number;
  /** True where a reader would breathe. */
  readonly endsClause: boolean;
}

const CLAUSE_END = /[,;:.!?…)\]—–]["'”’»]*\s*$/u;

/**
 * Cuts a plan into parts of at most `limit`, at the last clause end in the second half of what fits, else between words;
 * a single word over the limit is cut inside. Linear in the length of the plan.
 */
export function splitPlan(plan: SpeechPlan, limit: number, measure: (plan: SpeechPlan) => number): PlanElement[][] {
  const atoms = plan.flatMap((element) => atomsOf(element, limit, measure));
  const parts: PlanElement[][] = [];
  let part: Atom[] = [];
  let size = 0;
  for (const atom of atoms) {
    if (size + atom.size > limit && part.length > 0) {
      const cut = cutAfter(part, size);
      parts.push(part.slice(0, cut).map(({ element }) => element));
      part = part.slice(cut);
      size = part.reduce((total, rest) => total + rest.size, 0);
      // What stayed behind a clause end may still leave no room for this one.
      if (size + atom.size > limit && part.length > 0) {
        parts.push(part.map(({ element }) => element));
        part = [];
        size = 0;
      }
    }
    part.push(atom);
    size += atom.size;
  }
  if (part.length > 0) parts.push(part.map(({ element }) => element));
  return parts;
}

function cutAfter(part: readonly Atom[], size: number): number {
  let rest = 0;
  for (let index = part.length - 1; index >= 0; index--) {
    const atom = part[index];
    if (atom === undefined || rest > size / 2) break;
    if (atom.endsClause) return index + 1;
    rest += atom.size;
  }
  return part.length;
}

function atomsOf(element: PlanElement, limit: number, measure: (plan: SpeechPlan) => number): Atom[] {
  const size = measure([element]);
  if (element.kind === 'break' || (element.kind !== 'text' && size <= limit)) return [atom(element, size)];
  // A spoken form longer than the limit can only be said as the text that it is.
  const text = element.kind === 'sub' ? element.alias : element.text;
  return wordsOf(text).flatMap((word) => {
    const whole: PlanElement = { kind: 'text', text: word };
    const wholeSize = measure([whole]);
    if (wholeSize <= limit) return [atom(whole, wholeSize)];
    return [...word].map((character): Atom => {
      const piece: PlanElement = { kind: 'text', text: character };
      return atom(piece, measure([piece]));
    });
  });
}

function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*/gu) ?? (text === '' ? [] : [text]);
}

function atom(element: PlanElement, size: number): Atom {
  return { element, size, endsClause: element.kind === 'text' && CLAUSE_END.test(element.text) };
}
