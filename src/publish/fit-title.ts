/** Width of a line set at a size, both in the same units. */
export type MeasureLine = (line: string, size: number) => number;

/** Largest to smallest size of a title, in units of the room. */
const SIZES = [168, 150, 134, 120, 108, 96, 86, 76, 68, 60, 52, 46];
const LINE_HEIGHT = 1.1;
/** Largest size at which a word may be broken. */
const LARGEST_BROKEN = 96;

/**
 * Breaks a title into lines at the largest size at which it fits the room; at the smallest, what does not fit is
 * replaced by an ellipsis. Words are broken only where one alone is wider than the room.
 */
export function fitTitle(
  title: string,
  room: { readonly width: number; readonly height: number },
  measure: MeasureLine,
): { readonly lines: readonly string[]; readonly size: number } {
  const words = title.split(' ');
  for (const size of SIZES) {
    if (words.some((word) => measure(word, size) > room.width)) continue;
    const lines = wrap(words, (line) => measure(line, size) <= room.width);
    if (lines.length * size * LINE_HEIGHT <= room.height) return { lines, size };
  }
  return fitBroken(words, room, measure);
}

function fitBroken(
  words: readonly string[],
  room: { readonly width: number; readonly height: number },
  measure: MeasureLine,
): { readonly lines: readonly string[]; readonly size: number } {
  let shortened: { lines: readonly string[]; size: number } = { lines: [], size: 0 };
  for (const size of SIZES.filter((each) => each <= LARGEST_BROKEN)) {
    const fits = (line: string): boolean => measure(line, size) <= room.width;
    const lines = wrap(
      words.flatMap((word) => breakWord(word, fits)),
      fits,
    );
    const most = Math.floor(room.height / (size * LINE_HEIGHT));
    if (lines.length <= most) return { lines, size };
    shortened = { lines: shorten(lines, most, fits), size };
  }
  return shortened;
}

function wrap(words: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function breakWord(word: string, fits: (line: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)) {
    if (part !== '' && !fits(part + segment)) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

function shorten(lines: readonly string[], most: number, fits: (line: string) => boolean): string[] {
  const kept = lines.slice(0, most);
  let last = kept.pop() ?? '';
  while (last !== '' && !fits(`${last}…`)) last = last.slice(0, last.includes(' ') ? last.lastIndexOf(' ') : -1);
  return [...kept, `${last}…`];
}
