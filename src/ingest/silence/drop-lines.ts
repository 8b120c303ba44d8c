import { vocabulary } from '../conventions/vocabulary.ts';
import { drop, type Passage } from '../passages/passage.ts';
import { sentencesOf } from '../passages/words.ts';

/** A line of page furniture is short; what is longer is prose that happens to begin like one. */
const LONGEST = 420;

/** Drops whole lines that furnish a page: navigation, share lists, cookie notices, promotion, copyright. */
export function dropLines(passages: readonly Passage[]): Passage[] {
  return passages.map((passage) => {
    if (passage.fate.use === 'dropped' || passage.kind === 'table-row' || passage.voice !== undefined) return passage;
    const why = reasonForSilence(passage.text);
    return why === undefined ? passage : drop(passage, why);
  });
}

/** Why a line is not read, if so. */
export function reasonForSilence(text: string): string | undefined {
  const line = text.trim().replaceAll(/\s+/gu, ' ');
  if (line === '' || line.length > LONGEST) return undefined;
  if (!/[\p{L}\p{N}]/u.test(line)) return 'ornament';
  if (/^<?(?:https?:\/\/|www\.)\S+>?$/iu.test(line)) return 'address';
  const bracketed = /^\[\s?([^[\]]{2,40}?)\s?\]$/u.exec(line)?.[1];
  if (bracketed !== undefined && vocabulary.anySilentLine.test(bracketed)) return reasonForSilence(bracketed);
  if (vocabulary.anySilentLine.test(line)) return vocabulary.silentLines.find(({ pattern }) => pattern.test(line))?.why;
  return sentencesOf(line).every(isPromotion) ? 'promotion' : undefined;
}

/** Whether a sentence only sends the reader elsewhere. */
export function isPromotion(sentence: string): boolean {
  return sentence.length <= LONGEST && vocabulary.promotion.test(sentence);
}
