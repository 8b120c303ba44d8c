import type { BlockKind } from '../../model/document.ts';
import type { Repair } from '../../model/script.ts';
import type { EnglishWords } from './english-words.ts';
import type { PageNames } from './page-names.ts';
import { markRanges, protectedRanges, quotationRanges } from './protected-ranges.ts';
import { findCapitalRepairs } from './repair-capitals.ts';
import { findDoubledWords } from './repair-doubled-words.ts';
import { findSpacingRepairs } from './repair-spacing.ts';
import { findSpellingRepairs } from './repair-spelling.ts';
import { type TextWord, textWords } from './text-words.ts';

/** A repair inside one text: `[start, end)` becomes `to`. */
export interface TextRepair {
  readonly kind: Repair['kind'];
  readonly start: number;
  readonly end: number;
  readonly to: string;
}

/** What the page and the language say about right and wrong. */
export interface RepairContext {
  /** BCP 47. */
  readonly language: string;
  readonly names: PageNames;
  /** Only where the language is English: other languages get the repairs that need no dictionary. */
  readonly words?: EnglishWords;
  /** How often a word in lower case stands in all of the inputs: what is written twice is meant. */
  readonly countOf: (word: string) => number;
  /** Asked before each search for what an unknown word may mean; false once there were too many to be prose. */
  readonly mayGuess: () => boolean;
}

/** A text to repair, looked at once for all kinds of repairs. */
export interface RepairableText {
  readonly text: string;
  readonly kind: BlockKind;
  /** True where the text begins a sentence; false for a paragraph that a page break cut in two. */
  readonly startsSentence: boolean;
  readonly words: readonly TextWord[];
  /** 1 for each unit that is no prose: addresses, file names, code. */
  readonly isProtected: Uint8Array;
  /** 1 for each unit inside quotation marks, where only spacing may be repaired. */
  readonly isQuoted: Uint8Array;
}

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
