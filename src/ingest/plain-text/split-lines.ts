/** A line that holds something, with its own white space at both ends left out. Offsets are UTF-16 units. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  /** Number of white-space characters before it. */
  readonly indent: number;
  /** True after an empty line, and for the first line. */
  readonly isAfterGap: boolean;
  /** True at the top of a page of a text taken out of a PDF (form feed). */
  readonly isAfterPageBreak: boolean;
}

// \s holds the no-break spaces and U+FEFF; the zero-width characters count as white space too: nobody sees them.
const SPACE = /[\s\u200b-\u200d\u2060]/u;
const LINE_END = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/gu;

/** The lines of a stretch of text that are not empty. */
export function splitLines(text: string, from = 0, to = text.length): TextLine[] {
  const lines: TextLine[] = [];
  let isAfterGap = true;
  let isAfterPageBreak = false;
  let start = from;
  LINE_END.lastIndex = from;
  while (start <= to) {
    const found = LINE_END.exec(text);
    const end = found === null || found.index >= to ? to : found.index;
    const line = trimRange(text, start, end);
    if (line.start < line.end) {
      lines.push({ ...line, indent: line.start - start, isAfterGap, isAfterPageBreak });
      isAfterPageBreak = false;
      isAfterGap = false;
    } else isAfterGap = true;
    if (found === null || found.index >= to) break;
    if (found[0] === '\f') isAfterPageBreak = true;
    start = found.index + found[0].length;
  }
  return lines;
}

/** The range without the white space at its ends; empty where it holds nothing else. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } {
  let first = start;
  let last = end;
  while (first < last && SPACE.test(text.charAt(first))) first += 1;
  while (last > first && SPACE.test(text.charAt(last - 1))) last -= 1;
  return { start: first, end: last };
}
