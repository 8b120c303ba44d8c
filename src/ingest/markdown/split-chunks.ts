/** A part of a Markdown file that can be parsed by itself. */
export interface Chunk {
  readonly from: number;
  readonly to: number;
  /** True for a stretch too long for the parser: it is read as plain text. */
  readonly isPlain: boolean;
  /** Link definitions from elsewhere in the file that it uses, to be parsed after it. */
  readonly definitions: string;
}

type Range = Pick<Chunk, 'from' | 'to' | 'isPlain'>;

/** About how much is parsed at once, in characters: the parser keeps several hundred bytes for each of them. */
const CHUNK = 100_000;
/**
 * The longest stretch without an empty line that the parser gets, in characters and lines: its time grows with the
 * square of the lines in a paragraph or table.
 */
const LONGEST_STRETCH = 60_000;
const MOST_LINES = 1500;
const DEFINITION = /^ {0,3}\[([^\]\n]{1,300})\]:[ \t]*\S/gmu;
const FENCE = /^ {0,3}(`{3,}|~{3,})/u;

/**
 * Cuts Markdown into parts, at empty lines before an ordinary paragraph or a heading and never inside a code block.
 * Stretches that nobody wrote by hand are parts of their own.
 */
export function splitChunks(text: string, from: number, to: number): Chunk[] {
  const ranges = new ChunkCutter(text, from).cut(to);
  if (ranges.length <= 1) return ranges.map((range) => ({ ...range, definitions: '' }));
  const labels = new Set<string>();
  for (const found of text.slice(from, to).matchAll(DEFINITION)) labels.add(labelOf(found[1] ?? ''));
  return ranges.map((range) => {
    const isWithout = labels.size === 0 || range.isPlain;
    return { ...range, definitions: isWithout ? '' : definitionsFor(text.slice(range.from, range.to), labels) };
  });
}

class ChunkCutter {
  readonly #text: string;
  readonly #ranges: Range[] = [];
  #from: number;
  /** Where the stretch begins that the present line belongs to, and how many lines it has. */
  #stretch: number;
  #lines = 0;
  #fence: string | undefined;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
    this.#stretch = from;
  }

  cut(to: number): Range[] {
    for (let start = this.#from; start < to; ) {
      const lineBreak = this.#text.indexOf('\n', start);
      const end = lineBreak === -1 ? to : Math.min(lineBreak, to);
      const head = this.#text.slice(start, Math.min(end, start + 100));
      if (head.trim() === '' && end - start <= 100) this.#endStretch(end);
      else this.#takeLine(head, start);
      start = end + 1;
    }
    this.#endStretch(to);
    this.#add(to, false);
    return this.#ranges;
  }

  #takeLine(head: string, start: number): void {
    const isFirst = this.#lines === 0;
    this.#lines += 1;
    if (isFirst && this.#fence === undefined && start - this.#from >= CHUNK && /^(?:#|\p{L}|["“'«(*[])/u.test(head)) {
      this.#add(start, false);
      this.#stretch = start;
    }
    const mark = FENCE.exec(head)?.[1];
    if (mark === undefined) return;
    if (this.#fence === undefined) this.#fence = mark;
    else if (mark.startsWith(this.#fence)) this.#fence = undefined;
  }

  #endStretch(end: number): void {
    const isTooLong = end - this.#stretch > LONGEST_STRETCH || this.#lines > MOST_LINES;
    if (isTooLong && this.#fence === undefined) {
      this.#add(this.#stretch, false);
      this.#add(end, true);
    }
    this.#stretch = end;
    this.#lines = 0;
  }

  #add(to: number, isPlain: boolean): void {
    if (to > this.#from) this.#ranges.push({ from: this.#from, to, isPlain });
    this.#from = to;
  }
}

function definitionsFor(chunk: string, labels: ReadonlySet<string>): string {
  const used = new Set<string>();
  for (const found of chunk.matchAll(/\[([^\][\n]{1,300})\]/gu)) {
    const label = labelOf(found[1] ?? '');
    if (labels.has(label)) used.add(label);
  }
  return [...used].map((label) => `\n\n[${label}]: x`).join('');
}

/** Labels are compared without regard to case and white space (CommonMark 4.7). */
function labelOf(written: string): string {
  return written.trim().replaceAll(/\s+/gu, ' ').toLowerCase();
}
