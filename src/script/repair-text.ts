import type { Repair } from '../model/script.ts';

/** A repair inside one text: `[start, end)` becomes `to`. */
export interface TextRepair {
  readonly kind: Repair['kind'];
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** The text with its repairs made; they are in order and do not overlap. */
export function applyRepairs(text: string, repairs: readonly Pick<TextRepair, 'start' | 'end' | 'to'>[]): string {
  let repaired = '';
  let at = 0;
  for (const { start, end, to } of repairs) {
    repaired += text.slice(at, start) + to;
    at = end;
  }
  return repaired + text.slice(at);
}
