import type { Block } from '../../model/document.ts';
import type { Span, SpanUse } from '../../model/source.ts';
import type { Passage } from './passage.ts';

interface Paint {
  readonly use: SpanUse;
  readonly why: string;
}

/**
 * What becomes of each character of an input: spans that cover it exactly once. What no block speaks and no finder
 * dropped is markup.
 */
export function coverSource(
  input: { readonly id: string; readonly text: string },
  passages: readonly Passage[],
  blocks: readonly Block[],
): Span[] {
  const canvas = createCanvas(input.text.length);
  for (const { stretches, cuts, fate } of passages) {
    if (fate.use === 'dropped') {
      for (const part of stretches) if (part.kind === 'source') canvas.paint(part, { use: 'dropped', why: fate.why });
    }
    for (const cut of cuts) canvas.paint(cut, { use: 'dropped', why: cut.why });
  }
  for (const { pieces, isOptional, kind } of blocks) {
    const paint: Paint = { use: isOptional ? 'optional' : 'spoken', why: kind };
    for (const piece of pieces) if (piece.kind === 'source') canvas.paint(piece, paint);
  }
  return canvas.read().map(({ start, end, paint }) => ({ ...paint, source: { input: input.id, start, end } }));
}

/** One number a character: later paint covers earlier, so each character has one use however the finders overlap. */
function createCanvas(length: number) {
  const paints: Paint[] = [{ use: 'markup', why: 'markup' }];
  const indexOf = new Map<string, number>([['markup markup', 0]]);
  const canvas = new Uint16Array(length);
  const numberOf = (paint: Paint): number => {
    const key = `${paint.use} ${paint.why}`;
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, paints.length);
    return paints.push(paint) - 1;
  };
  return {
    paint: ({ start, end }: { start: number; end: number }, paint: Paint) =>
      canvas.fill(numberOf(paint), start, Math.max(start, end)),
    read: () => {
      const spans: { start: number; end: number; paint: Paint }[] = [];
      for (let start = 0, at = 1; at <= length; at++) {
        if (at < length && canvas[at] === canvas[start]) continue;
        spans.push({ start, end: at, paint: paints[canvas[start] ?? 0] ?? { use: 'markup', why: 'markup' } });
        start = at;
      }
      return spans;
    },
  };
}
