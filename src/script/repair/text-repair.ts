import type { BlockKind } from '../../model/document.ts';
import type { Repair } from '../../model/script.ts';
import type { EnglishWords } from './english-words.ts';
import type { PageNames } from './page-names.ts';
import type { TextWord } from './text-words.ts';

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
