/** Longest line of a caption that players show whole, in characters (Podcasting 2.0, transcript files). */
export const LINE_CHARACTERS = 65;
/** A speaker's name never leaves less of a line than this for the words. */
const LEAST_CHARACTERS = 20;

/**
 * Breaks a sentence into captions of one or two lines, about equally full. `taken` is what stands before the words on
 * a caption's first line (the name), per caption; `length` counts a word as it will be written (escaped).
 */
export function breakCaptions(
  text: string,
  taken: (caption: number) => number,
  length: (word: string) => number,
): string[][] {
  const width = (caption: number, line: number): number =>
    line === 0 ? Math.max(LINE_CHARACTERS - taken(caption), LEAST_CHARACTERS) : LINE_CHARACTERS;
  const narrowest = Math.min(width(0, 0), width(1, 0));
  const words = text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .flatMap((word) => breakWord(word, narrowest, length));
  const total = words.reduce((sum, word) => sum + length(word) + 1, -1);
  const least = Math.max(1, Math.floor(total / (2 * LINE_CHARACTERS)));
  for (let captions = least; captions < words.length; captions += 1) {
    const shared = shareWords(words, captions, length);
    const broken = shared.map((part, caption) => breakLines(part, (line) => width(caption, line), length));
    if (broken.every((lines) => lines !== undefined)) return broken;
  }
  return words.map((word) => [word]);
}

/** Fills `captions` captions to about the same length, in order. */
function shareWords(words: readonly string[], captions: number, length: (word: string) => number): string[][] {
  const total = words.reduce((sum, word) => sum + length(word) + 1, 0);
  const parts: string[][] = Array.from({ length: captions }, () => []);
  let before = 0;
  for (const word of words) {
    const middle = before + length(word) / 2;
    parts[Math.min(captions - 1, Math.floor((middle * captions) / total))]?.push(word);
    before += length(word) + 1;
  }
  return parts.filter((part) => part.length > 0);
}

/** One line, or two about equally long; undefined where the words do not fit two. */
function breakLines(
  words: readonly string[],
  width: (line: number) => number,
  length: (word: string) => number,
): string[] | undefined {
  const measure = (part: readonly string[]): number => part.reduce((sum, word) => sum + length(word) + 1, -1);
  const total = measure(words);
  if (total <= width(0)) return [words.join(' ')];
  if (total > width(0) + width(1) + 1) return undefined;
  const indent = LINE_CHARACTERS - width(0);
  let best: { readonly at: number; readonly longest: number } | undefined;
  for (let at = 1; at < words.length; at += 1) {
    const [first, second] = [measure(words.slice(0, at)), measure(words.slice(at))];
    const longest = Math.max(first + indent, second);
    const fits = first <= width(0) && second <= width(1);
    if (fits && (best === undefined || longest < best.longest)) best = { at, longest };
  }
  return best === undefined ? undefined : [words.slice(0, best.at).join(' '), words.slice(best.at).join(' ')];
}

/** Scripts without spaces and long addresses: a word wider than a line is broken between letters. */
function breakWord(word: string, width: number, length: (word: string) => number): string[] {
  if (length(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
    if (part !== '' && length(part + segment) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
