import { cutMarks } from './plain-text/cut-marks.ts';
import { findPageFurniture } from './plain-text/find-page-furniture.ts';
import { findTableRows, type TableLine } from './plain-text/find-table-rows.ts';
import { findWrapping, type Wrapping } from './plain-text/find-wrapping.ts';
import { continuesLine, readLineEnd, wordsOf } from './plain-text/join-wrapped-lines.ts';
import { splitLines, type TextLine } from './plain-text/split-lines.ts';
import type { RawBlock, Run } from './raw-block.ts';

const PLAIN = { isBold: false, isItalic: false, isLink: false } as const;
const RULE_LINE = /^(?:[-–—_*=~#•+.](?:\s?[-–—_*=~#•+.]){2,}|\*{3,}|⁂)$/u;
const HEADING_UNDERLINE = /^(?:={3,}|-{3,})$/u;

/**
 * Plain text: a line is a paragraph, a line with bars a table row. Where lines are broken at a column, those of one
 * paragraph are one block; a page's header in the middle of it is a run of its own with `chrome`. A part of a text can
 * be read by itself; its tables are numbered after `groups`.
 */
export function readPlainText(text: string, from = 0, to = text.length, groups = 0): RawBlock[] {
  const lines = splitLines(text, from, to);
  const rows = findTableRows(text, lines, groups);
  const prose = lines.filter((line) => !rows.has(line));
  const wrapping = findWrapping(text, prose);
  const furniture = wrapping === undefined ? new Set<TextLine>() : findPageFurniture(text, prose);
  const words = wrapping === undefined ? new Set<string>() : wordsOf(text, prose);
  const blocks = new PlainTextReader(text, { rows, wrapping, furniture, words }).read(lines);
  return blocks.map((block) => cutMarks(text, block)).filter((block) => block.runs.length > 0);
}

interface Findings {
  readonly rows: ReadonlyMap<TextLine, TableLine>;
  readonly wrapping: Wrapping | undefined;
  readonly furniture: ReadonlySet<TextLine>;
  readonly words: ReadonlySet<string>;
}

class PlainTextReader {
  readonly #text: string;
  readonly #findings: Findings;
  readonly #blocks: RawBlock[] = [];
  #paragraph: TextLine[] = [];
  /** Headers and footers since the last line of the paragraph: part of it if it goes on, else blocks of their own. */
  #waiting: TextLine[] = [];
  #isAfterRule = false;
  #isAfterGap = false;

  constructor(text: string, findings: Findings) {
    this.#text = text;
    this.#findings = findings;
  }

  read(lines: readonly TextLine[]): RawBlock[] {
    for (const line of lines) this.#take(line);
    this.#endParagraph();
    return this.#blocks;
  }

  #take(line: TextLine): void {
    const { rows, furniture } = this.#findings;
    const row = rows.get(line);
    if (furniture.has(line)) {
      this.#waiting.push(line);
    } else if (row !== undefined) {
      this.#endParagraph();
      if (!row.isRule) this.#addRow(line, row);
    } else if (RULE_LINE.test(this.#sliceOf(line, 200))) {
      this.#takeRule(line);
    } else {
      if (!this.#goesOnWith(line)) this.#endParagraph();
      this.#isAfterGap ||= line.isAfterGap && this.#paragraph.length === 0;
      this.#paragraph.push(...this.#waiting.splice(0), line);
    }
  }

  #takeRule(line: TextLine): void {
    const last = this.#paragraph.at(-1);
    const isUnderline =
      last !== undefined &&
      !line.isAfterGap &&
      HEADING_UNDERLINE.test(this.#sliceOf(line, 200)) &&
      this.#paragraph.length === 1;
    const isHeading = isUnderline && last.end - last.start <= 120;
    this.#endParagraph(isHeading ? (this.#text.charAt(line.start) === '=' ? 1 : 2) : undefined);
    this.#isAfterRule = !isHeading;
  }

  #goesOnWith(line: TextLine): boolean {
    const { wrapping, furniture } = this.#findings;
    const last = this.#paragraph.findLast((other) => !furniture.has(other));
    if (last === undefined || wrapping === undefined) return false;
    if (!continuesLine(this.#text, last, line, wrapping)) return false;
    // A page's header may stand between empty lines in the middle of a sentence; an empty line alone ends a paragraph.
    const isSplitByPage = this.#waiting.length > 0 && /^["'“‘«(]?\p{Ll}/u.test(this.#sliceOf(line, 3));
    return isSplitByPage || (!line.isAfterGap && this.#waiting.every((other) => !other.isAfterGap));
  }

  #endParagraph(headingLevel?: number): void {
    const [first] = this.#paragraph;
    const last = this.#paragraph.at(-1);
    if (first !== undefined && last !== undefined) {
      this.#add({
        kind: headingLevel === undefined ? 'paragraph' : 'heading',
        level: headingLevel ?? 0,
        start: first.start,
        end: last.end,
        runs: this.#runsOf(this.#paragraph),
        isAfterGap: this.#isAfterGap || first.isAfterGap,
      });
    }
    for (const line of this.#waiting) this.#add({ ...this.#simple(line), chrome: 'page-header' });
    this.#paragraph = [];
    this.#waiting = [];
    this.#isAfterGap = false;
  }

  #runsOf(lines: readonly TextLine[]): Run[] {
    const { furniture, words } = this.#findings;
    const runs: Run[] = [];
    for (const [index, line] of lines.entries()) {
      if (furniture.has(line)) {
        runs.push({ start: line.start, end: line.end, ...PLAIN, chrome: 'page-header' });
        continue;
      }
      const next = lines.slice(index + 1, index + 20).find((other) => !furniture.has(other));
      const ending = next === undefined ? 'end' : readLineEnd(this.#text, line, next, words);
      const end = ending === 'drop-hyphen' ? line.end - 1 : line.end;
      runs.push({ start: line.start, end, ...PLAIN });
      // The break itself, up to the next line: a blank, or nothing where it only tears a word.
      const until = lines[index + 1]?.start ?? line.end;
      if (ending === 'space')
        runs.push({ start: end, end: next === lines[index + 1] ? until : line.end + 1, ...PLAIN });
      else if (ending !== 'end') runs.push({ start: end, end: until, ...PLAIN, reads: '' });
    }
    return mergeRuns(runs);
  }

  #addRow(line: TextLine, row: TableLine): void {
    const runs = row.cells.filter((cell) => cell.start < cell.end).map(({ start, end }) => ({ start, end, ...PLAIN }));
    this.#add({ ...this.#simple(line), kind: 'table-row', runs, cells: row.cells, group: row.group });
  }

  #simple(line: TextLine): RawBlock {
    const { start, end, isAfterGap } = line;
    return { kind: 'paragraph', level: 0, start, end, runs: [{ start, end, ...PLAIN }], isAfterGap };
  }

  #add(block: RawBlock): void {
    this.#blocks.push(this.#isAfterRule ? { ...block, isAfterRule: true } : block);
    if (block.chrome === undefined) this.#isAfterRule = false;
  }

  #sliceOf(line: TextLine, length: number): string {
    return this.#text.slice(line.start, Math.min(line.end, line.start + length));
  }
}

function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const isPlain = (one: Run) => one.chrome === undefined && one.reads === undefined;
    const joins = last !== undefined && last.end === run.start && isPlain(last) && isPlain(run);
    if (joins) merged[merged.length - 1] = { ...last, end: run.end };
    else merged.push(run);
  }
  return merged;
}
