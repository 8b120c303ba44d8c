import { type RawBlock, type RawInput, type RawKind, type Run, readRun } from '../raw-block.ts';

/** A stretch of source of one look. Offsets are UTF-16 units in the input's text. */
export interface SourceStretch {
  readonly kind: 'source';
  readonly start: number;
  readonly end: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isLink: boolean;
  /** What is read instead of the slice (a character reference). */
  readonly reads?: string;
}

/** Punctuation or a space that stands where markup stood. */
export interface JoinerStretch {
  readonly kind: 'joiner';
  readonly text: string;
}

export type Stretch = SourceStretch | JoinerStretch;

/** A range of the source that is not read aloud, with the reason. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly why: string;
}

/** What is to become of a passage as a whole. */
export type Fate =
  | { readonly use: 'spoken' }
  | { readonly use: 'optional'; readonly why: 'caption' | 'credit' | 'dateline' | 'table-header' }
  | { readonly use: 'dropped'; readonly why: string };

/**
 * A paragraph, line, heading, table row or cue on its way to becoming a block: what is kept of it, what was cut out of
 * it and why. Finders take passages and return new ones; none is ever lost, so that every character can be accounted for.
 */
export interface Passage {
  readonly kind: RawKind;
  /** Heading level 1 to 6, list depth from 1; 0 elsewhere. */
  readonly level: number;
  readonly stretches: readonly Stretch[];
  /** The text of the stretches. */
  readonly text: string;
  readonly cuts: readonly Cut[];
  readonly fate: Fate;
  readonly isAfterGap: boolean;
  readonly isAfterRule: boolean;
  /** Table or list it belongs to. */
  readonly group?: number;
  /** What the page's own class names say of it, such as `byline`. */
  readonly hint?: string;
  /** Speaker that the format names. */
  readonly voice?: string;
  /** Feed item it belongs to. */
  readonly item?: number;
  /** True for the second half of a line in which a new document begins. */
  readonly isGluedTitle?: boolean;
  /** True for the title of its document. */
  readonly isTitle?: boolean;
}

export const SPOKEN: Fate = { use: 'spoken' };

/** A passage of these stretches, looking like another one in everything else. */
export function withStretches(passage: Passage, stretches: readonly Stretch[], source: string): Passage {
  return { ...passage, stretches, text: textOf(stretches, source) };
}

/** The same passage with another fate. */
export function withFate(passage: Passage, fate: Fate): Passage {
  return { ...passage, fate };
}

/** The same passage, not to be heard. */
export function drop(passage: Passage, why: string): Passage {
  return { ...passage, fate: { use: 'dropped', why } };
}

/** The text that stretches stand for. */
export function textOf(stretches: readonly Stretch[], source: string): string {
  let text = '';
  for (const stretch of stretches) {
    text += stretch.kind === 'source' ? readRun(source, stretch) : stretch.text;
  }
  return text;
}

/** A passage as its reader saw it. */
export function passageOf(block: RawBlock, input: RawInput, item?: number): Passage {
  const stretches = block.cells === undefined ? stretchesOfRuns(block) : stretchesOfCells(block, input.text);
  const isTableHead = block.cells !== undefined && block.cells.length > 1 && block.cells.every((cell) => cell.isHead);
  return {
    kind: block.kind,
    level: block.level,
    stretches,
    text: textOf(stretches, input.text),
    cuts: block.runs.flatMap((run) =>
      run.chrome === undefined ? [] : [{ start: run.start, end: run.end, why: run.chrome }],
    ),
    fate: firstFate(block, isTableHead),
    isAfterGap: block.isAfterGap,
    isAfterRule: block.isAfterRule ?? false,
    ...(block.group === undefined ? {} : { group: block.group }),
    ...(block.hint === undefined ? {} : { hint: block.hint }),
    ...(block.voice === undefined ? {} : { voice: block.voice }),
    ...(item === undefined ? {} : { item }),
  };
}

function firstFate(block: RawBlock, isTableHead: boolean): Fate {
  if (block.chrome !== undefined) return { use: 'dropped', why: block.chrome };
  if (block.kind === 'caption') return { use: 'optional', why: 'caption' };
  return isTableHead ? { use: 'optional', why: 'table-header' } : SPOKEN;
}

function stretchesOfRuns(block: RawBlock): Stretch[] {
  return readableRuns(block.runs).map(stretchOf);
}

/** A row becomes a sentence: the first cell names it, the others are told of it. */
function stretchesOfCells(block: RawBlock, source: string): Stretch[] {
  const runs = readableRuns(block.runs);
  const stretches: Stretch[] = [];
  let next = 0;
  let told = 0;
  for (const cell of block.cells ?? []) {
    const inside: Stretch[] = [];
    for (let run = runs[next]; run !== undefined && run.start < cell.end; run = runs[++next]) {
      if (run.start >= cell.start) inside.push(stretchOf(run));
    }
    if (inside.length === 0) continue;
    // `Length:` in a cell has its colon already.
    const isMarked = /[:,]\s*$/u.test(textOf(stretches.slice(-1), source).slice(-3));
    if (told > 0) stretches.push({ kind: 'joiner', text: isMarked ? ' ' : told === 1 ? ': ' : ', ' });
    stretches.push(...inside);
    told++;
  }
  return stretches;
}

function readableRuns(runs: readonly Run[]): Run[] {
  return runs.filter((run) => run.chrome === undefined && run.end > run.start);
}

function stretchOf({ start, end, isBold, isItalic, isLink, reads }: Run): SourceStretch {
  return { kind: 'source', start, end, isBold, isItalic, isLink, ...(reads === undefined ? {} : { reads }) };
}
