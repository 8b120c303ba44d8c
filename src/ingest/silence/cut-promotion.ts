import { NARRATOR } from '../../model/document.ts';
import { cutText, type TextRange } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { sentenceStarts } from '../passages/words.ts';
import { isPromotion } from './drop-lines.ts';

/** Promotion is looked for at the end of a passage only, in so many characters. */
const REACH = 1_200;

/**
 * Takes sentences that only send the reader elsewhere off the ends of what the narrator reads and of the last turn; what
 * a speaker recommends in the course of talking is said.
 */
export function cutPromotion(passages: readonly Passage[], speakers: readonly string[], source: string): Passage[] {
  const lastTurn = speakers.findLastIndex(
    (speaker, index) => speaker !== NARRATOR && passages[index]?.fate.use === 'spoken',
  );
  return passages.map((passage, index) => {
    const isTold = speakers[index] === NARRATOR || index === lastTurn;
    if (!isTold || passage.fate.use !== 'spoken' || passage.kind === 'heading' || passage.isTitle === true)
      return passage;
    const ranges = promotionAtEnd(passage.text);
    return cutText(passage, ranges.length > 0 ? ranges : moreAtEnd(passage.text), 'promotion', source);
  });
}

function promotionAtEnd(text: string): TextRange[] {
  const from = Math.max(0, text.length - REACH);
  const tail = text.slice(from);
  const starts = sentenceStarts(tail);
  let cutFrom: number | undefined;
  for (const [index, start] of [...starts.entries()].reverse()) {
    if (index === 0 && from > 0) break;
    if (!isPromotion(tail.slice(start, cutFrom ?? tail.length).trim())) break;
    cutFrom = start;
  }
  return cutFrom === undefined ? [] : [{ from: from + cutFrom, to: text.length }];
}

const MORE =
  /(?:(?<=[.!?…»”"])\s+|\s*\[?(?:…|\.\.\.)\]?\s+)(?:\[(?:…|\.\.\.)\]\s+)?[[(]?(?:read (?:more|on)|continue reading|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo)[\])]?\s*(?:…|\.\.\.|[→»›>])*\s*$/iu;

/** `… [...] Read more →`: the link that a feed puts after the first sentences of an item. */
function moreAtEnd(text: string): TextRange[] {
  const from = Math.max(0, text.length - 60);
  const found = MORE.exec(text.slice(from));
  return found === null || from + found.index === 0 ? [] : [{ from: from + found.index, to: text.length }];
}
