import { type TextLine, trimRange } from './split-lines.ts';

/** A row of a table drawn with `|`. */
export interface TableLine {
  readonly group: number;
  /** True for `|---|---|`, which nobody reads. */
  readonly isRule: boolean;
  readonly cells: readonly { readonly start: number; readonly end: number; readonly isHead: boolean }[];
}

const RULE = /^[|\s:+=\-–—―─━_]+$/u;

/** The lines that are rows of tables, by line; the first row is the head where a rule follows it. */
export function findTableRows(text: string, lines: readonly TextLine[], groups = 0): ReadonlyMap<TextLine, TableLine> {
  const rows = new Map<TextLine, TableLine>();
  let group = groups;
  let isInTable = false;
  let first: TextLine | undefined;
  for (const line of lines) {
    if (!isRow(text, line, isInTable && !line.isAfterGap)) {
      isInTable = false;
      continue;
    }
    if (!isInTable || line.isAfterGap) {
      group += 1;
      first = undefined;
    }
    isInTable = true;
    const isRule = RULE.test(text.slice(line.start, line.end));
    const head = first === undefined ? undefined : rows.get(first);
    if (isRule && first !== undefined && head !== undefined) {
      rows.set(first, { ...head, cells: head.cells.map((cell) => ({ ...cell, isHead: true })) });
    }
    rows.set(line, { group, isRule, cells: isRule ? [] : cellsOf(text, line) });
    first = isRule ? undefined : first === undefined && head === undefined ? line : undefined;
  }
  return rows;
}

/** `| a | b |`; inside a table `a | b` too. A byline such as `By Ada | May 4 | 6 min` is none. */
function isRow(text: string, line: TextLine, isInTable: boolean): boolean {
  const isOpen = text.charAt(line.start) === '|';
  const isClosed = text.charAt(line.end - 1) === '|';
  if (isOpen && isClosed) return line.end - line.start >= 3;
  if (!isOpen && !isClosed && !isInTable) return false;
  const bar = text.indexOf('|', line.start + 1);
  return bar !== -1 && bar < line.end - 1;
}

function cellsOf(text: string, line: TextLine): TableLine['cells'] {
  const cells: { start: number; end: number; isHead: boolean }[] = [];
  let start = text.charAt(line.start) === '|' ? line.start + 1 : line.start;
  const last = text.charAt(line.end - 1) === '|' && line.end - 1 > start ? line.end - 1 : line.end;
  while (start <= last) {
    const bar = text.indexOf('|', start);
    const end = bar === -1 || bar > last ? last : bar;
    cells.push({ ...trimRange(text, start, end), isHead: false });
    start = end + 1;
  }
  return cells;
}
