import type { Block } from '../../model/document.ts';
import type { MappedText } from '../block-text.ts';
import { type EnglishWords, readEnglishWords } from './english-words.ts';
import { PageNames } from './page-names.ts';
import { findRepairs } from './repair-text.ts';
import type { RepairableText, TextRepair } from './text-repair.ts';

/** Finds the repairs of one text. */
export type Repairer = (
  text: string,
  place: Pick<RepairableText, 'kind' | 'startsSentence'>,
  language: string,
) => TextRepair[];

/** Each costs some hundred look-ups. A page with more unknown words than this is not English prose. */
const MOST_GUESSES = 1000;

/** A repairer that knows how all of these blocks write their names and words. */
export function createRepairer(
  blocks: readonly { readonly block: Pick<Block, 'kind'>; readonly found: Pick<MappedText, 'text'> }[],
): Repairer {
  const names = new PageNames();
  const counts = new Map<string, number>();
  for (const { block, found } of blocks) {
    names.add(found.text, block.kind);
    for (const word of found.text.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const countOf = (word: string) => counts.get(word) ?? 0;
  let english: EnglishWords | undefined;
  let guesses = 0;
  const mayGuess = () => guesses++ < MOST_GUESSES;
  return (text, place, language) => {
    if (!/^en\b/iu.test(language)) return findRepairs(text, place, { language, names, countOf, mayGuess });
    english ??= readEnglishWords();
    return findRepairs(text, place, { language, names, countOf, mayGuess, words: english });
  };
}
