import type { SourceRange } from '../model/source.ts';
import type { ReadBlock } from './read-documents.ts';

/** Where in the source a stretch of a block's repaired text stands. */
export function locateSentence({ block, found, repairs }: ReadBlock, start: number, end: number): SourceRange {
  void repairs;
  return {
    input: block.source.input,
    start: found.starts[Math.min(start, found.text.length - 1)] ?? block.source.start,
    end: found.ends[Math.min(end, found.text.length) - 1] ?? block.source.end,
  };
}
