import type { WordTime } from '../model/clip.ts';
import type { Ms } from '../model/units.ts';

/** Where in a text a word begins that is known to sound then. */
export interface HeardWord {
  /** Letters before it, white space not counted. */
  readonly offset: number;
  readonly startMs: Ms;
}

/** What is said may have words that are not written, as numbers are spelled out: so far on the next match is looked for. */
const REACH = 8;

/**
 * Finds the words of a text among those that were timed. A word that is said otherwise than it is written has no time of its own.
 * @param from Index of the first timed word that may belong to the text; `next` is that of the first after it.
 */
export function alignWords(
  text: string,
  timed: readonly WordTime[],
  from = 0,
): { readonly words: readonly HeardWord[]; readonly next: number } {
  const words: HeardWord[] = [];
  let offset = 0;
  let next = from;
  for (const token of text.split(/\s+/u)) {
    const wanted = lettersOf(token);
    const reach = timed.slice(next, next + REACH);
    const found = wanted === '' ? -1 : reach.findIndex((word) => lettersOf(word.text) === wanted);
    const word = reach[found];
    if (word !== undefined) {
      words.push({ offset, startMs: Math.floor(word.startMs) });
      next += found + 1;
    }
    offset += token.length;
  }
  return { words, next };
}

function lettersOf(token: string): string {
  return token.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
