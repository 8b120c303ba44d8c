import { FILLER } from './mask-markup.ts';

/**
 * The most marks of one sort that a stretch without an empty line may hold. The CommonMark parser compares marks with one
 * another, so that its time grows with the square of their number; real paragraphs stay far below.
 */
const MOST_MARKS = 1000;
/** Deepest nesting of quotations and lists that one line may open. */
const DEEPEST_PREFIX = 20;
/** Deepest indentation, in characters, that is taken for nesting. */
const DEEPEST_INDENT = 80;
/** Cells in a line of a table. */
const MOST_CELLS = 200;

const MARKS: readonly RegExp[] = [/[*_~]/gu, /[[\]]/gu, /</gu, /`/gu, /@/gu, /\\/gu, /:\/\/|www\./gu];
const EMPTY_LINE = /\n[ \t]*\r?(?=\n)/gu;

/**
 * Masks marks where there are so many that the parser would not come to an end: of hostile input only, whose marks nobody
 * wants to hear anyway. Offsets stay as they are.
 */
export function tameMarkup(text: string): string {
  const parts: string[] = [];
  let start = 0;
  for (const found of text.matchAll(EMPTY_LINE)) {
    parts.push(tameStretch(text.slice(start, found.index)));
    start = found.index;
  }
  parts.push(tameStretch(text.slice(start)));
  return parts.join('');
}

/** Masks every mark of emphasis, links and code: what is left is read as plain text. */
export function maskMarks(text: string): string {
  return text.replaceAll(/<\/?[a-z][^<>\n]{0,200}>|[*_~`[\]]+|\\(?=[!-/:-@[-`{-~])/giu, fill);
}

function tameStretch(stretch: string): string {
  if (stretch.length < MOST_CELLS && !isDeep(stretch)) return stretch;
  let tamed = stretch;
  for (const marks of MARKS) {
    const count = tamed.match(marks)?.length ?? 0;
    if (count <= MOST_MARKS) continue;
    // Whole tags go, not only their brackets: what stands in them is no text.
    if (marks.source === '<') tamed = tamed.replaceAll(/<\/?[a-z][^<>\n]{0,200}>/giu, fill);
    tamed = tamed.replaceAll(marks, fill);
  }
  if (!isDeep(tamed) && !tamed.includes('|')) return tamed;
  return tamed.split('\n').map(tameLine).join('\n');
}

function isDeep(stretch: string): boolean {
  return /(?:[>+*-][ \t]?|\d[.)][ \t]){20}|[ \t]{80}/u.test(stretch);
}

function tameLine(line: string): string {
  return tameCells(tameIndent(tamePrefix(line)));
}

/** `> > - 1. ` beyond the deepest is masked. */
function tamePrefix(line: string): string {
  const marker = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/uy;
  let end = 0;
  let cut = -1;
  for (let count = 1; marker.test(line); count += 1) {
    end = marker.lastIndex;
    if (count === DEEPEST_PREFIX) cut = end;
  }
  return cut === -1 || end === cut ? line : line.slice(0, cut) + fill(line.slice(cut, end)) + line.slice(end);
}

function tameIndent(line: string): string {
  const indent = /^[ \t]*/u.exec(line)?.[0].length ?? 0;
  return indent <= DEEPEST_INDENT ? line : FILLER.repeat(indent - 1) + line.slice(indent - 1);
}

function tameCells(line: string): string {
  let count = 0;
  return line.includes('|')
    ? line.replaceAll('|', (bar) => {
        count += 1;
        return count > MOST_CELLS ? FILLER : bar;
      })
    : line;
}

function fill(found: string): string {
  return FILLER.repeat(found.length);
}
