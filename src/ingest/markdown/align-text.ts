import { decodeHTMLStrict } from 'entities';
import { FILLER } from './mask-markup.ts';

/** A stretch of source, with what it reads as where that is not the slice itself. */
export interface ReadStretch {
  readonly start: number;
  readonly end: number;
  readonly reads?: string;
}

const REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/uy;
const PUNCTUATION = /[!-/:-@[-`{-~]/u;

/**
 * Cuts a stretch of Markdown so that what is left reads as `value`, the text that the parser made of it: backslashes of
 * escapes, blanks before a line's end and the `> ` of a quotation's next line fall away, a character reference stays
 * as a stretch that reads otherwise. `&amp;` needs no such thing: its first character is what is meant.
 */
export function alignText(source: string, start: number, end: number, value: string, isCode = false): ReadStretch[] {
  return new Aligner(source, start, value, isCode).align(end);
}

class Aligner {
  readonly #source: string;
  readonly #value: string;
  readonly #isCode: boolean;
  readonly #stretches: ReadStretch[] = [];
  /** Where we are in the source and in the value. */
  #at: number;
  #done = 0;
  /** Where the stretch being read began. */
  #open: number | undefined;
  #isLineStart = false;

  constructor(source: string, start: number, value: string, isCode: boolean) {
    this.#source = source;
    this.#at = start;
    this.#value = value;
    this.#isCode = isCode;
  }

  align(end: number): ReadStretch[] {
    while (this.#done < this.#value.length && this.#at < end) {
      if (!this.#isCode && (this.#takeReference() || this.#takeEscape())) continue;
      if (!this.#takeCharacter()) this.#skip();
    }
    this.#close();
    return this.#stretches;
  }

  #close(): void {
    if (this.#open !== undefined) this.#stretches.push({ start: this.#open, end: this.#at });
    this.#open = undefined;
  }

  #takeReference(): boolean {
    if (this.#source.charAt(this.#at) !== '&') return false;
    const reference = referenceAt(this.#source, this.#at, this.#value, this.#done);
    if (reference === undefined) return false;
    const { end, reads, taken } = reference;
    this.#close();
    this.#stretches.push(reads === '&' ? { start: this.#at, end: this.#at + 1 } : { start: this.#at, end, reads });
    this.#at = end;
    this.#done += taken;
    return true;
  }

  #takeEscape(): boolean {
    if (this.#source.charAt(this.#at) !== '\\' || !PUNCTUATION.test(this.#source.charAt(this.#at + 1))) return false;
    this.#close();
    this.#open = this.#at + 1;
    this.#at += 2;
    this.#done += 1;
    return true;
  }

  #takeCharacter(): boolean {
    const here = this.#source.charAt(this.#at);
    const isMarkup = here === FILLER || (this.#isLineStart && (here === ' ' || here === '\t'));
    if (here !== this.#value.charAt(this.#done) || isMarkup) return false;
    this.#open ??= this.#at;
    this.#at += 1;
    this.#done += 1;
    this.#isLineStart = here === '\n' || here === '\r';
    return true;
  }

  /** Goes on in the source: what stands there is markup. */
  #skip(): void {
    const here = this.#source.charAt(this.#at);
    const wanted = this.#value.charAt(this.#done);
    const isLineBreak = here === '\n' || here === '\r';
    this.#close();
    if (here === FILLER && wanted === FILLER) this.#done += 1;
    // A line break in a code span reads as a space.
    else if (isLineBreak && wanted === ' ') {
      this.#stretches.push({ start: this.#at, end: this.#at + 1 });
      this.#done += 1;
    }
    this.#at += 1;
    this.#isLineStart ||= isLineBreak;
  }
}

function referenceAt(
  source: string,
  at: number,
  value: string,
  done: number,
): { end: number; reads: string; taken: number } | undefined {
  REFERENCE.lastIndex = at;
  const written = REFERENCE.exec(source)?.[0];
  if (written === undefined) return undefined;
  const reads = decodeHTMLStrict(written);
  if (reads === written) return undefined;
  const end = at + written.length;
  if (value.startsWith(reads, done)) return { end, reads, taken: reads.length };
  // CommonMark gives up on &#150; where HTML knows what windows-1252 meant by it.
  return value.charAt(done) === '\ufffd' ? { end, reads, taken: 1 } : undefined;
}
