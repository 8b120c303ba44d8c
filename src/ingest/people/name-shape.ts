import { vocabulary } from '../conventions/vocabulary.ts';
import { foldCase } from '../passages/words.ts';

const LONGEST = 60;
const MOST_WORDS = 6;
/** Small words of a label that is an office: `Secretary of Defense Okoro`. */
const LABEL_PARTICLES = new Set(['of', 'for', 'the', 'and']);

/** The words of a name as written, a full stop without a space after it counting as a border: `Dr.Alam` is two. */
export function nameWords(name: string): string[] {
  return name
    .replaceAll(/\.(?=\p{L}{2})/gu, '. ')
    .split(/[\s\u00a0]+/u)
    .filter((word) => word !== '');
}

/** Whether a text could be a person's name or initials as a label has it: `strict`, or `loose` with a slip of case in it. */
export function nameShape(text: string): 'strict' | 'loose' | undefined {
  const name = text.trim();
  if (name === '' || name.length > LONGEST || /[!?;,/\\|<>{}=+*"“”„«»…]|\.\.|--/u.test(name)) return undefined;
  const words = nameWords(name);
  if (words.length === 0 || words.length > MOST_WORDS) return undefined;
  if (!words.every(isNameWord)) return undefined;
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !isSmallNameWord(word));
  if (small.length === 0) return words.some((word) => /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word)) ? 'strict' : 'loose';
  return words.length <= 4 ? 'loose' : undefined;
}

function isNameWord(word: string, index: number): boolean {
  return /^[\p{L}\p{M}][\p{L}\p{M}\p{N}.'’&-]*$/u.test(word) || (index > 0 && /^(?:&|#?\d{1,2})$/u.test(word));
}

function isSmallNameWord(word: string): boolean {
  return (
    vocabulary.particles.has(word) ||
    LABEL_PARTICLES.has(word) ||
    isTitle(word) ||
    /^(?:al|el|d|l|o)['’-]\p{Lu}/u.test(word)
  );
}

/** Whether a word is a title before a name. */
export function isTitle(word: string): boolean {
  return vocabulary.titles.has(foldCase(word).replaceAll('.', ''));
}

/** A name for comparing: folded, without titles (unless nothing else is left) and punctuation. */
export function nameKey(name: string): string {
  const words = nameWords(name.replaceAll(/\([^)]*\)/gu, ' '))
    .map((word) => foldCase(word).replaceAll(/[^\p{L}\p{N}'-]/gu, ''))
    .filter((word) => word !== '');
  const untitled = words.filter((word, index) => !vocabulary.titles.has(word) && !isArticleOfTitle(words, index));
  return (untitled.length > 0 ? untitled : words).join(' ');
}

/** The `le` of `le président`. */
function isArticleOfTitle(words: readonly string[], index: number): boolean {
  return vocabulary.particles.has(words[index] ?? '') && vocabulary.titles.has(words[index + 1] ?? '');
}

/** First letters of a key's words, with and without the small ones; none for a single word. */
export function initialsOf(key: string): string[] {
  const words = key.split(/[ -]/u).filter((word) => word !== '');
  const main = words.filter((word) => !vocabulary.particles.has(word));
  const letters = [words, main]
    .filter((some) => some.length > 1)
    .map((some) => some.map((word) => word.charAt(0)).join(''));
  return [...new Set(letters)];
}

/** Whether a label is a few capitals that may abbreviate a name: `KG`, `J.L.`, `AvB`. */
export function isInitials(name: string): boolean {
  return /^(?:\p{Lu}\.?[ \u00a0-]?){2,4}$|^\p{Lu}\p{Ll}?\p{Lu}$/u.test(name.trim());
}
