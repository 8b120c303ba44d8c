import { type Block, readPiece } from '../model/document.ts';

/** Text with the place in the source that each of its UTF-16 units came from. */
export interface MappedText {
  readonly text: string;
  /** Start in the source of unit `i`; the last entry is the end of the last unit. */
  readonly starts: Int32Array;
  /** End in the source of unit `i`; equal to its start where the unit stands for no source character. */
  readonly ends: Int32Array;
}

/**
 * The text of a block: its pieces in order, each run of white space as one space, none at the edges and none before
 * punctuation where something was taken out (`Iran [[1]].`).
 */
export function blockText(block: Pick<Block, 'pieces'>, source: string): MappedText {
  const builder = new MappedTextBuilder();
  let end: number | undefined;
  for (const piece of block.pieces) {
    if (piece.kind === 'joiner') {
      builder.add(piece.text, () => [end ?? 0, end ?? 0]);
      continue;
    }
    const { start } = piece;
    // White space in what was left out between two pieces separates words, as it did on the page.
    if (end !== undefined && start > end && /\s/u.test(source.slice(end, start)))
      builder.add(' ', () => [start, start]);
    if (end !== undefined && start !== end) builder.trimBefore(source.charAt(start));
    // A character reference (`&eacute;`) reads as what it stands for; each of its units comes from the whole of it.
    const place = piece.reads === undefined ? at(start) : () => [start, piece.end] as const;
    builder.add(readPiece(source, piece), place);
    end = piece.end;
  }
  return builder.build();
}

function at(start: number): (index: number) => readonly [number, number] {
  return (index) => [start + index, start + index + 1];
}

class MappedTextBuilder {
  private readonly units: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(text: string, place: (index: number) => readonly [number, number]): void {
    for (let index = 0; index < text.length; index++) {
      const [start, end] = place(index);
      const unit = text.charAt(index);
      if (!/\s/u.test(unit)) this.push(unit, start, end);
      else if (this.units.at(-1) === ' ') this.ends[this.ends.length - 1] = end;
      else if (this.units.length > 0) this.push(' ', start, end);
    }
  }

  trimBefore(next: string): void {
    if (/[.,;:!?)\]]/u.test(next)) this.trimEnd();
  }

  build(): MappedText {
    this.trimEnd();
    const lastEnd = this.ends.at(-1) ?? 0;
    return {
      text: this.units.join(''),
      starts: Int32Array.from([...this.starts, lastEnd]),
      ends: Int32Array.from([...this.ends, lastEnd]),
    };
  }

  private push(unit: string, start: number, end: number): void {
    this.units.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }

  private trimEnd(): void {
    while (this.units.at(-1) === ' ') {
      this.units.pop();
      this.starts.pop();
      this.ends.pop();
    }
  }
}
