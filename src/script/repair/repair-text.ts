import { markRanges, protectedRanges, quotationRanges } from './protected-ranges.ts';
import { findCapitalRepairs } from './repair-capitals.ts';
import { findDoubledWords } from './repair-doubled-words.ts';
import { findSpacingRepairs } from './repair-spacing.ts';
import { findSpellingRepairs } from './repair-spelling.ts';
import type { RepairableText, RepairContext, TextRepair } from './text-repair.ts';
import { textWords } from './text-words.ts';

/**
 * Finds the plain slips of a text, in order and without overlap: a missing space after punctuation, a doubled word, a
 * small letter where the page itself shows a capital, a misspelling with one reading. Never a rewording; inside
 * quotation marks never more than a space.
 */
export function findRepairs(
  text: string,
  { kind, startsSentence }: Pick<RepairableText, 'kind' | 'startsSentence'>,
  context: RepairContext,
): TextRepair[] {
  const repairable: RepairableText = {
    text,
    kind,
    startsSentence,
    words: textWords(text),
    isProtected: markRanges(text.length, protectedRanges(text)),
    isQuoted: markRanges(text.length, quotationRanges(text)),
  };
  const found = [
    ...findSpacingRepairs(repairable),
    ...findDoubledWords(repairable, context),
    ...findSpellingRepairs(repairable, context),
    ...findCapitalRepairs(repairable, context),
  ];
  return inOrder(found);
}

/** In order of place; of two that overlap the first found stays. */
function inOrder(found: readonly TextRepair[]): TextRepair[] {
  const sorted = found.map((repair, index) => ({ repair, index }));
  sorted.sort((one, other) => one.repair.start - other.repair.start || one.index - other.index);
  const kept: TextRepair[] = [];
  for (const { repair } of sorted) if (repair.start >= (kept.at(-1)?.end ?? 0)) kept.push(repair);
  return kept;
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
