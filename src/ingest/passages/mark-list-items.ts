import { cutText } from './cut-text.ts';
import type { Passage } from './passage.ts';

const BULLET = /^\s*([-*•‣▪◦·])\s+(?=\S)/u;

/** In a text without markup, lines that begin with the same bullet are a list; the bullets are not read. */
export function markListItems(passages: readonly Passage[], source: string): Passage[] {
  const bullets = passages.map(({ kind, text }) => (kind === 'paragraph' ? BULLET.exec(text.slice(0, 20)) : null));
  return passages.map((passage, index) => {
    const bullet = bullets[index];
    if (bullet === null || bullet === undefined) return passage;
    const hasNeighbour = [index - 1, index + 1].some((other) => bullets[other]?.[1] === bullet[1]);
    if (!hasNeighbour) return passage;
    return {
      ...cutText(passage, [{ from: 0, to: bullet[0].length }], 'list-mark', source),
      kind: 'list-item',
      level: 1,
    };
  });
}
