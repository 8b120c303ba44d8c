import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { titleFont } from './load-title-font.ts';

const SIDE = 64;
/** A code point that no font has: what is drawn for it is drawn for every missing one. */
const UNASSIGNED = '\u{10fffe}';

/**
 * The text without what neither the cover's font nor this machine's fonts can draw (an emoji, say), so that no empty
 * boxes stand on a cover. May be empty.
 */
export function drawableText(text: string): string {
  const context = createCanvas(SIDE, SIDE).getContext('2d');
  context.font = titleFont(40, 700);
  const missing = imprint(context, UNASSIGNED);
  const known = new Map<string, boolean>();
  const isDrawable = (character: string): boolean => {
    const before = known.get(character);
    if (before !== undefined) return before;
    const is = character.trim() === '' || imprint(context, character) !== missing;
    known.set(character, is);
    return is;
  };
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)]
    .map(({ segment }) => segment)
    .filter((grapheme) => [...grapheme].every(isDrawable))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

function imprint(context: SKRSContext2D, character: string): string {
  context.clearRect(0, 0, SIDE, SIDE);
  context.fillText(character, 8, 48);
  return Buffer.from(context.getImageData(0, 0, SIDE, SIDE).data.buffer).toString('latin1');
}
