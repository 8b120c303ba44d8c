import type { SourceRange } from '../model/source.ts';
import type { ReadBlock } from './read-documents.ts';

/** Where in the source a stretch of a block's repaired text stands. */
export function locateSentence(
  read: Pick<ReadBlock, 'block' | 'found' | 'textRepairs'>,
  start: number,
  end: number,
): SourceRange {
  const { block, found } = read;
  const last = Math.max(foundPosition(read, start), foundPosition(read, end) - 1);
  return {
    input: block.source.input,
    start: found.starts[foundPosition(read, start)] ?? block.source.start,
    end: found.ends[Math.min(last, found.text.length - 1)] ?? block.source.end,
  };
}

/** The place in the found text of a place in the repaired text; inside a repair, the repair's end. */
function foundPosition({ textRepairs }: Pick<ReadBlock, 'textRepairs'>, repaired: number): number {
  let shift = 0;
  for (const { start, end, to } of textRepairs) {
    if (repaired <= start + shift) break;
    const repairedEnd = start + shift + to.length;
    if (repaired < repairedEnd) return end;
    shift += to.length - (end - start);
  }
  return repaired - shift;
}
