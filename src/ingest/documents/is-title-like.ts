import type { Passage } from '../passages/passage.ts';
import { sentencesOf, wordsOf } from '../passages/words.ts';
import { reasonForSilence } from '../silence/drop-lines.ts';
import { isCredit } from '../silence/is-credit.ts';
import { isDateline } from '../silence/is-dateline.ts';

/** Whether a line could be the title of an article: a few words without a full stop. */
export function isTitleLike({ kind, text, voice, hint }: Pick<Passage, 'kind' | 'text' | 'voice' | 'hint'>): boolean {
  if (voice !== undefined || (kind !== 'paragraph' && kind !== 'heading')) return false;
  const line = text.trim();
  const words = wordsOf(line).length;
  if (words < 2 || words > 30 || line.length > 220) return false;
  if (!/^["“„«»'‘¿¡(\s]{0,3}[\p{Lu}\p{Lt}\d]/u.test(line) || /[.,;:…](?:["”’»)]*)$/u.test(line)) return false;
  if (/^\(\(|^\[/u.test(line) || tellsSentences(line)) return false;
  return (
    !isDateline(line) &&
    !isCredit({ text: line, ...(hint === undefined ? {} : { hint }) }) &&
    reasonForSilence(line) === undefined
  );
}

/** `Good morning. Can you hear me?` is said, not a title; `Who pays? The ferry` may be one. */
function tellsSentences(line: string): boolean {
  const sentences = sentencesOf(line);
  return sentences.slice(0, -1).some((sentence) => /[.!…]["”’»)]?$/u.test(sentence));
}
