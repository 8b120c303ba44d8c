import type { Repair } from '../model/script.ts';
import type { MappedText } from './block-text.ts';
import type { TextRepair } from './repair/text-repair.ts';

/** Where in a block's text its recorded repairs stand, in order. */
export function placeRepairs({ text, starts, ends }: MappedText, repairs: readonly Repair[]): TextRepair[] {
  const places: TextRepair[] = [];
  let at = 0;
  for (const { kind, source: range, to } of repairs) {
    // A joiner stands where the next piece begins, but for no character.
    while (at < text.length && (starts[at] !== range.start || ends[at] === starts[at])) at++;
    const start = at;
    while (at < text.length && ends[at] !== range.end) at++;
    places.push({ kind, start, end: Math.min(at + 1, text.length), to });
    at++;
  }
  return places;
}
