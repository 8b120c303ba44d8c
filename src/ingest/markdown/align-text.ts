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
  const stretches: ReadStretch[] = [];
  let at = start;
  let done = 0;
  let open = -1;
  let isLineStart = false;
  const close = () => {
    if (open !== -1) stretches.push({ start: open, end: at });
    open = -1;
  };
  while (done < value.length && at < end) {
    const here = source.charAt(at);
    const wanted = value.charAt(done);
    if (!isCode && here === '&') {
      const reference = referenceAt(source, at, value, done);
      if (reference !== undefined) {
        close();
        stretches.push(reference.reads === '&' ? { start: at, end: at + 1 } : { start: at, ...reference });
        at = reference.end;
        done += reference.taken;
        continue;
      }
    }
    if (!isCode && here === '\\' && PUNCTUATION.test(source.charAt(at + 1))) {
      close();
      at += 1;
      open = at;
      at += 1;
      done += 1;
      continue;
    }
    const isLineBreak = here === '\n' || here === '\r';
    if (here === wanted && here !== FILLER && !(isLineStart && (here === ' ' || here === '\t'))) {
      if (open === -1) open = at;
      at += 1;
      done += 1;
      isLineStart = isLineBreak;
      continue;
    }
    close();
    if (here === wanted) done += here === FILLER ? 1 : 0;
    else if (isLineBreak && wanted === ' ') {
      // A line break in a code span reads as a space.
      stretches.push({ start: at, end: at + 1 });
      done += 1;
    }
    at += 1;
    isLineStart ||= isLineBreak;
  }
  close();
  return stretches;
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
