import type { Quotation, Segment } from '../../model/script.ts';
import type { ScriptRow } from '../edits/apply-edits.ts';
import type { SpokenText } from '../make-segment.ts';

/** Silence between a quotation and the words that say whose it is: the sentence goes on. */
const INSIDE_PAUSE_MS = 250;
/** Shorter ones stay with the narrator: a voice of its own for two words startles. */
const FEWEST_WORDS = 3;

/** What is needed to give quotations their voices. */
export interface QuotingContext {
  /** The id of a speaker of a segment's document, by name. */
  readonly speakerOf: (name: string, segment: Segment) => string;
  readonly prepare: (text: string, segment: Segment) => SpokenText;
  /** Segments that a producer changed as a whole: these stay as they are. */
  readonly keep: ReadonlySet<string>;
}

/** Rows in which every quotation is a segment of its own, in the voice of whoever is quoted; order and words are kept. */
export function giveVoices(rows: readonly ScriptRow[], context: QuotingContext): ScriptRow[] {
  return rows.flatMap(({ segment, isHeard }) =>
    isHeard && segment.origin.kind === 'source' && !context.keep.has(segment.id)
      ? cutSegment(segment, context).map((piece) => ({ segment: piece, isHeard }))
      : [{ segment, isHeard }],
  );
}

interface Piece {
  readonly start: number;
  readonly end: number;
  /** Name of the person quoted; undefined for the narrator's words. */
  readonly speaker: string | undefined;
}

function cutSegment(segment: Segment, { speakerOf, prepare }: QuotingContext): Segment[] {
  const { id, text, quotes = [], startsAt = 0 } = segment;
  const pieces = cutText(
    text,
    quotes.filter((quote) => isLong(text, quote)),
  );
  if (pieces.every(({ speaker }) => speaker === undefined)) return [segment];
  return pieces.map(({ start, end, speaker }, index): Segment => {
    const { quotes: _quotes, ...kept } = segment;
    return {
      ...kept,
      id: `${id}-p${index + 1}`,
      speaker: speaker === undefined ? segment.speaker : speakerOf(speaker, segment),
      ...prepare(text.slice(start, end), segment),
      startsAt: startsAt + start,
      ...(index === pieces.length - 1 ? {} : { pauseAfterMs: INSIDE_PAUSE_MS }),
    };
  });
}

function isLong(text: string, { start, end }: Quotation): boolean {
  return text.slice(start, end).split(/\s+/u).length >= FEWEST_WORDS;
}

/** The text cut at its quotations, without the white space between; marks without a word stay with what they follow. */
function cutText(text: string, quotes: readonly Quotation[]): Piece[] {
  const cuts: Piece[] = [];
  let at = 0;
  for (const { start, end: closed, speaker } of quotes) {
    // Marks that close behind the quotation belong to it.
    const end = closed + (/^[)\].,;:!?…]*/u.exec(text.slice(closed, closed + 9))?.[0].length ?? 0);
    cuts.push({ start: at, end: start, speaker: undefined }, { start, end, speaker });
    at = end;
  }
  cuts.push({ start: at, end: text.length, speaker: undefined });
  const pieces: Piece[] = [];
  for (const cut of cuts) {
    const last = pieces.at(-1);
    const hasWord = /[\p{L}\p{N}]/u.test(text.slice(cut.start, cut.end));
    if (last !== undefined && (!hasWord || last.speaker === cut.speaker))
      pieces[pieces.length - 1] = { ...last, end: cut.end };
    else pieces.push(cut);
  }
  const [first, second, ...rest] = pieces;
  const isBare =
    first !== undefined && second !== undefined && !/[\p{L}\p{N}]/u.test(text.slice(first.start, first.end));
  const whole = isBare ? [{ ...second, start: first.start }, ...rest] : pieces;
  return whole.map((piece) => trim(text, piece));
}

function trim(text: string, { start, end, speaker }: Piece): Piece {
  const said = text.slice(start, end);
  return {
    start: start + (said.length - said.trimStart().length),
    end: end - (said.length - said.trimEnd().length),
    speaker,
  };
}
