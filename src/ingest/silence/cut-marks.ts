import { vocabulary } from '../conventions/vocabulary.ts';
import { cutText, matchRanges, type TextRange, withSpaceBefore } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { wordsOf } from '../passages/words.ts';

/** Takes out of a passage what stands inside sentences and is not read: template tags, edit links, times, stage directions. */
export function cutMarks(passage: Passage, source: string): Passage {
  if (passage.fate.use === 'dropped' || !/[[({♪*]/u.test(passage.text)) return passage;
  let cut = passage;
  cut = cutText(cut, matchRanges(cut.text, /\{%[^%\n]{0,400}%\}|\{\{[^}\n]{0,400}\}\}/gu), 'template-tag', source);
  cut = cutText(cut, matchRanges(cut.text, EDIT_LINK), 'edit-link', source);
  cut = cutText(cut, matchRanges(cut.text, TIME_CODE), 'time-code', source);
  return cutText(cut, findStageDirections(cut.text), 'stage-direction', source);
}

const EDIT_LINK =
  /\[\s?(?:edit|edit source|bearbeiten|quelltext bearbeiten|modifier|modifier le code|editar|editar datos)(?:\s\|\s[^\]]{1,30})?\s?\]/giu;

/** A time between brackets: `[21:41]`, `(00:12:33)`, `[00:12.500 --> 00:14]`, with what the speaker found unclear there. */
const TIME_CODE =
  /\\?[[(]\s?(?:@\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?(?:-->|[-–—])\s?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?\s?\\?[\])]/gu;

function findStageDirections(text: string): TextRange[] {
  const pattern = /\\?\[([^\][]{1,60}?)\\?\]|\(\(?([^()]{1,40})\)\)?|\*([^*\n]{2,40})\*|♪[^♪\n]{0,200}♪?/gu;
  return [...text.matchAll(pattern)]
    .filter(([whole, square, round, starred]) => whole.startsWith('♪') || isStage(square ?? round ?? starred ?? ''))
    .map((match) => withSpaceBefore(text, { from: match.index, to: match.index + match[0].length }));
}

/** `laughs`, `long pause`, `audience applauds`, `inaudible 00:12:03`: at least one word of the stage and no other word. */
function isStage(inner: string): boolean {
  const plain = inner.replaceAll(/\d{1,2}:\d{2}(?::\d{2})?/gu, ' ');
  const words = wordsOf(plain);
  if (words.length === 0 || words.length > 5) return false;
  if (vocabulary.stage.has(words.join(' '))) return true;
  return words.some((word) => vocabulary.stage.has(word)) && words.every(isStageWord);
}

function isStageWord(word: string): boolean {
  return vocabulary.stage.has(word) || vocabulary.stageFillers.has(word);
}
