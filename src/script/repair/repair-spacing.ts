import type { RepairableText, TextRepair } from './text-repair.ts';

/** Places where a space is missing after a mark. The first group is what comes before the space. */
const MISSING_SPACES = [
  // notable,coming · 1991,with · treaty,”deepening: never between digits (3,500).
  /(?<=[\p{L}\p{M}]{2}|[\p{L}\d]\d|[”’])([,;]”?)(?=[\p{L}“]\p{L})/gu,
  // war.For · lost.“We: a small letter before, a word with a capital after, which is no file or domain name.
  /(?<=\p{Ll}{2}|\p{Ll}[’']s)([.?!]”?)(?=“?\p{Lu}(?:\p{Ll}+|[’'])?(?![\p{L}\p{N}.(]))/gu,
  // plan (2013).The · in 2022.Ukraine
  /(?<=[\p{L}\d]\)|\b(?<![\d.])\d{4})([.?!])(?=\p{Lu}\p{Ll}+(?![\p{L}\p{N}.(]))/gu,
  // agreed.”The · really?”Nobody
  /(?<=[.?!])(”)(?=\p{Lu}\p{Ll})/gu,
  // Dr.Vale
  /(?<=\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Hr|Fr|Mme|Mlle|Sr|Sra))(\.)(?=\p{Lu}\p{Ll})/gu,
];

/** Missing spaces after commas, full stops, question marks and titles. */
export function findSpacingRepairs({ text, isProtected }: RepairableText): TextRepair[] {
  return MISSING_SPACES.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): TextRepair[] => {
      const start = match.index;
      const mark = match[0];
      if (isProtected[start] === 1 || isEntity(text, start)) return [];
      return [{ kind: 'spacing', start, end: start + mark.length, to: `${mark} ` }];
    }),
  );
}

/** `&nbsp;text` that somebody forgot to decode is no missing space. */
function isEntity(text: string, mark: number): boolean {
  return text.charAt(mark) === ';' && /&#?\w{1,10}$/u.test(text.slice(Math.max(0, mark - 12), mark));
}
