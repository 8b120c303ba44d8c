import { splitText } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { wordsOf } from '../passages/words.ts';
import { reasonForSilence } from '../silence/drop-lines.ts';
import { isTitleLike } from './is-title-like.ts';

/** A title is looked for in so many characters at the end of a line. */
const REACH = 240;
/** A sentence's end with the next word stuck to it. */
const GLUE = /(?<=[\p{Ll}\d)"”’»][.!?…]["”’»)]{0,2})(?=["“„«'‘]?(?:[\p{Lu}\p{Lt}]|(?<!\d[.!?…]["”’»)]{0,2})\d))/gu;
/** A small letter with a capital stuck to it. */
const TIGHT_GLUE = /(?<=\p{Ll})(?=\p{Lu}\p{Ll}+\s)/gu;

/** Divides lines in whose middle the title of a next document begins: `… of the pact.Title Of The Next`. */
export function splitGluedTitles(passages: readonly Passage[], source: string): Passage[] {
  return passages.flatMap((passage, index) => {
    if (passage.kind !== 'paragraph' || passage.fate.use === 'dropped' || passage.voice !== undefined) return [passage];
    const at = findGlue(passage, passages[index + 1], passages[index + 2]);
    if (at === undefined) return [passage];
    const [end, title] = splitText(passage, at, source);
    return [end, { ...title, isGluedTitle: true }];
  });
}

function findGlue(passage: Passage, next: Passage | undefined, afterNext: Passage | undefined): number | undefined {
  const { text } = passage;
  if (next === undefined || !/[\p{L}\d"”’»)?!]\s*$/u.test(text.slice(-8))) return undefined;
  const from = Math.max(0, text.length - REACH);
  const tail = text.slice(from);
  const borders = [...tail.matchAll(GLUE)].map((match) => from + match.index);
  const at = borders.findLast((border) => border > 0 && isGluedTitle(text.slice(border)));
  if (at !== undefined && startsDocument(next, afterNext)) return at;
  const tight = [...tail.matchAll(TIGHT_GLUE)].map((match) => from + match.index);
  return tight.findLast(
    (border) => isGluedTitle(text.slice(border)) && reasonForSilence(text.slice(0, border)) !== undefined,
  );
}

function isGluedTitle(title: string): boolean {
  return wordsOf(title).length >= 3 && title.trim().length >= 15 && isTitleLike({ kind: 'paragraph', text: title });
}

/** What follows a title: a lead, or a line that leads to it. */
function startsDocument(next: Passage, afterNext: Passage | undefined): boolean {
  if (/^\W{0,2}\p{Ll}/u.test(next.text)) return false;
  const isLead = (passage: Passage | undefined) =>
    passage !== undefined && (passage.text.trim().length >= 60 || passage.fate.use !== 'spoken');
  return [next, afterNext].some(isLead) || [next, afterNext].some(isLabelLike) || next.kind === 'heading';
}

function isLabelLike(passage: Passage | undefined): boolean {
  return passage !== undefined && /^\s*(?:\(\(|\p{Lu}[^.!?]{0,40}:)/u.test(passage.text);
}
