import type { BlockKind } from '../../model/document.ts';
import { textWords } from './text-words.ts';

/** How the page itself writes a word where a capital means a name: counts of capital and small forms. */
export class PageNames {
  private readonly capitals = new Map<string, number>();
  private readonly smalls = new Map<string, number>();

  /** Counts a text; titles and headings say nothing, they may capitalise every word. */
  add(text: string, kind: BlockKind): void {
    if (kind === 'title' || kind === 'heading') return;
    const words = textWords(text);
    for (const [index, word] of words.entries()) {
      const next = words[index + 1];
      const isCapital = /^\p{Lu}/u.test(word.text);
      if (isCapital && word.isFirst) continue;
      // SHOUTED words are capitals for another reason.
      if (word.text.length > 1 && word.text === word.text.toUpperCase()) continue;
      const counts = isCapital ? this.capitals : this.smalls;
      increase(counts, word.lower);
      if (next !== undefined && next.start === word.end + 1 && text.charAt(word.end) === ' ') {
        increase(counts, `${word.lower} ${next.text}`);
        increase(counts, nameStemKey(word.lower, next.text));
      }
      const previous = words[index - 1];
      if (previous !== undefined && previous.end === word.start - 1 && text.charAt(previous.end) === ' ')
        increase(counts, `${previous.text} ${word.lower}`);
    }
  }

  /** How often a word (`iran`), or a pair with the word in lower case (`western sanctions`, `White house`), has a capital. */
  capitalsOf(key: string): number {
    return this.capitals.get(key) ?? 0;
  }

  /** How often it is written small. */
  smallsOf(key: string): number {
    return this.smalls.get(key) ?? 0;
  }
}

/** The key of a pair by the beginning of a name, so that `Middle East` speaks for `middle Eastern`. */
export function nameStemKey(word: string, name: string): string {
  return `${word} ${name.slice(0, 4)}…`;
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
