import { type Block, type BlockKind, NARRATOR, type Piece } from '../../model/document.ts';
import type { Passage, SourceStretch, Stretch } from '../passages/passage.ts';
import { textOf } from '../passages/passage.ts';

/** The blocks of passages that are heard or may be, with who speaks each. */
export function writeBlocks(
  input: { readonly id: string; readonly text: string },
  passages: readonly Passage[],
  speakers: readonly string[],
): Block[] {
  return passages.flatMap((passage, index) => {
    const pieces = passage.fate.use === 'dropped' ? [] : piecesOf(passage.stretches, input.text);
    const [first] = pieces;
    if (first === undefined) return [];
    const speaker = speakers[index] ?? NARRATOR;
    const sources = pieces.filter((piece) => piece.kind === 'source');
    // Pieces are in the order of the source.
    const start = sources[0]?.start ?? 0;
    const end = sources.at(-1)?.end ?? start;
    return [
      {
        kind: kindOf(passage, speaker),
        speaker,
        source: { input: input.id, start, end },
        pieces,
        isOptional: passage.fate.use === 'optional',
      },
    ];
  });
}

function kindOf({ kind, fate, isTitle }: Passage, speaker: string): BlockKind {
  if (isTitle === true) return 'title';
  if (fate.use === 'optional' && fate.why !== 'table-header') return 'credit';
  if (speaker !== NARRATOR) return 'turn';
  switch (kind) {
    case 'heading':
      return 'heading';
    case 'list-item':
      return 'list-item';
    case 'table-row':
      return 'table';
    case 'quotation':
      return 'quote';
    default:
      return 'paragraph';
  }
}

/** The stretches as pieces: no white space at either end, no joiner there, and nothing at all where no word is left. */
function piecesOf(stretches: readonly Stretch[], source: string): Piece[] {
  if (!/[\p{L}\p{N}]/u.test(textOf(stretches, source))) return [];
  const kept = trimEnd(trimStart(stretches, source), source);
  const pieces: Piece[] = [];
  for (const stretch of kept) {
    const last = pieces.at(-1);
    if (stretch.kind === 'joiner') {
      pieces.push(
        last?.kind === 'joiner'
          ? { kind: 'joiner', text: last.text + stretch.text }
          : { kind: 'joiner', text: stretch.text },
      );
      if (last?.kind === 'joiner') pieces.splice(-2, 1);
    } else if (
      last?.kind === 'source' &&
      last.reads === undefined &&
      stretch.reads === undefined &&
      last.end === stretch.start
    ) {
      pieces[pieces.length - 1] = { ...last, end: stretch.end };
    } else {
      const { start, end, reads } = stretch;
      pieces.push({ kind: 'source', start, end, ...(reads === undefined ? {} : { reads }) });
    }
  }
  return pieces;
}

function trimStart(stretches: readonly Stretch[], source: string): Stretch[] {
  const kept = [...stretches];
  for (let first = kept[0]; first !== undefined; first = kept[0]) {
    if (first.kind === 'joiner' || readOf(first, source).trim() === '') kept.shift();
    else {
      const text = readOf(first, source);
      const white = text.length - text.trimStart().length;
      if (first.reads === undefined) kept[0] = { ...first, start: first.start + white };
      return kept;
    }
  }
  return kept;
}

function trimEnd(stretches: readonly Stretch[], source: string): Stretch[] {
  const kept = [...stretches];
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    if (last.kind === 'joiner' || readOf(last, source).trim() === '') kept.pop();
    else {
      const text = readOf(last, source);
      const white = text.length - text.trimEnd().length;
      if (last.reads === undefined) kept[kept.length - 1] = { ...last, end: last.end - white };
      return kept;
    }
  }
  return kept;
}

function readOf(stretch: SourceStretch, source: string): string {
  return stretch.reads ?? source.slice(stretch.start, stretch.end);
}
