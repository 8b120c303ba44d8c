import type { TextLine } from '../plain-text/split-lines.ts';

/** A line of a cue as it is compared: without tags, blanks and capitals. */
export function plainLine(text: string, line: TextLine): string {
  return text
    .slice(line.start, line.end)
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
