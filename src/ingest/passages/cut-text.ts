import { type Cut, type Passage, type Stretch, withStretches } from './passage.ts';

/** A range in a passage's own text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Takes ranges out of what is read aloud of a passage and records why. Ranges are in order and do not overlap. */
export function cutText(passage: Passage, ranges: readonly TextRange[], why: string, source: string): Passage {
  if (ranges.length === 0) return passage;
  const kept: Stretch[] = [];
  const cuts: Cut[] = [];
  let at = 0;
  let next = 0;
  for (const stretch of passage.stretches) {
    const length = lengthOf(stretch);
    let offset = 0;
    while (offset < length) {
      const range = ranges[next];
      const here = at + offset;
      if (range !== undefined && range.to <= here) {
        next++;
        continue;
      }
      const isCut = range !== undefined && range.from <= here;
      const until = range === undefined ? length : Math.min(length, (isCut ? range.to : range.from) - at);
      const part = partOf(stretch, offset, until);
      if (!isCut) kept.push(part);
      else if (part.kind === 'source') cuts.push({ start: part.start, end: part.end, why });
      offset = until;
    }
    at += length;
  }
  return { ...withStretches(passage, kept, source), cuts: [...passage.cuts, ...cuts] };
}

/** Divides a passage in two at an offset of its text; what was cut out before stays with the first. */
export function splitText(passage: Passage, at: number, source: string): [Passage, Passage] {
  const first = sliceStretches(passage.stretches, 0, at);
  const second = sliceStretches(passage.stretches, at, passage.text.length);
  const border = startOf(second) ?? Number.POSITIVE_INFINITY;
  return [
    { ...withStretches(passage, first, source), cuts: passage.cuts.filter((cut) => cut.start < border) },
    {
      ...withStretches(passage, second, source),
      cuts: passage.cuts.filter((cut) => cut.start >= border),
      isAfterGap: false,
      isAfterRule: false,
    },
  ];
}

/** The stretches between two offsets of their text. */
function sliceStretches(stretches: readonly Stretch[], from: number, to: number): Stretch[] {
  const parts: Stretch[] = [];
  let at = 0;
  for (const stretch of stretches) {
    const length = lengthOf(stretch);
    const start = Math.max(0, from - at);
    const end = Math.min(length, to - at);
    if (start < end) parts.push(partOf(stretch, start, end));
    at += length;
  }
  return parts;
}

/** Whether every letter in a range of the text has a look. */
export function hasLook(passage: Passage, range: TextRange, look: 'isBold' | 'isItalic' | 'isLink'): boolean {
  let at = 0;
  let seen = false;
  for (const stretch of passage.stretches) {
    const length = lengthOf(stretch);
    const from = Math.max(range.from, at);
    const to = Math.min(range.to, at + length);
    if (stretch.kind === 'source' && from < to && /[\p{L}\p{N}]/u.test(passage.text.slice(from, to))) {
      if (!stretch[look]) return false;
      seen = true;
    }
    at += length;
  }
  return seen;
}

/** Every match of a global pattern as a range. */
export function matchRanges(text: string, pattern: RegExp): TextRange[] {
  return [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function startOf(stretches: readonly Stretch[]): number | undefined {
  for (const stretch of stretches) if (stretch.kind === 'source') return stretch.start;
  return undefined;
}

function lengthOf(stretch: Stretch): number {
  if (stretch.kind === 'joiner') return stretch.text.length;
  return stretch.reads?.length ?? stretch.end - stretch.start;
}

function partOf(stretch: Stretch, from: number, to: number): Stretch {
  if (stretch.kind === 'joiner') return { kind: 'joiner', text: stretch.text.slice(from, to) };
  if (stretch.reads === undefined) return { ...stretch, start: stretch.start + from, end: stretch.start + to };
  // A character reference cannot be divided: its first part keeps the whole of it.
  return { ...stretch, start: from === 0 ? stretch.start : stretch.end, reads: stretch.reads.slice(from, to) };
}

/** A mark with the space before it, where punctuation or space follows: `debt [2].` reads `debt.` */
export function withSpaceBefore(text: string, { from, to }: TextRange): TextRange {
  const isBeforePunctuation = to >= text.length || /[\s.,;:!?)]/u.test(text.charAt(to));
  return { from: isBeforePunctuation && text.charAt(from - 1) === ' ' ? from - 1 : from, to };
}
