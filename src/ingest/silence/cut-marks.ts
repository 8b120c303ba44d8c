import { vocabulary } from '../conventions/vocabulary.ts';
import { cutText, hasLook, matchRanges, type TextRange, withSpaceBefore } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { wordsOf } from '../passages/words.ts';
import { findPronunciations } from './find-pronunciations.ts';

/** Takes out of a passage what stands inside sentences and is not read: template tags, edit links, times, stage directions. */
export function cutMarks(passage: Passage, source: string): Passage {
  if (passage.fate.use === 'dropped' || !/[[({♪*/]/u.test(passage.text)) return passage;
  let cut = passage;
  cut = cutText(cut, matchRanges(cut.text, /\{%[^%\n]{0,400}%\}|\{\{[^}\n]{0,400}\}\}/gu), 'template-tag', source);
  cut = cutText(cut, matchRanges(cut.text, EDIT_LINK), 'edit-link', source);
  cut = cutText(cut, matchRanges(cut.text, TIME_CODE), 'time-code', source);
  cut = cutText(cut, findPronunciations(cut.text), 'pronunciation', source);
  cut = cutText(cut, findStageDirections(cut.text), 'stage-direction', source);
  return cutText(cut, findRemarks(cut), 'stage-direction', source);
}

const EDIT_LINK =
  /\[\s?(?:edit|edit source|bearbeiten|quelltext bearbeiten|modifier|modifier le code|editar|editar datos)(?:\s\|\s[^\]]{1,30})?\s?\]/giu;

/** A time between brackets: `[21:41]`, `(00:12:33)`, `[00:12.500 --> 00:14]`, with what the speaker found unclear there. */
const TIME_CODE =
  /\\?[[(]\s?(?:@\s?)?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?(?:-->|[-–—])\s?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?\s?\\?[\])]/gu;

/** `SOUNDBITE OF A CROWD`, `BEGIN VIDEO CLIP`: radio and television write in capitals what is heard. */
const SOUND =
  /^(?:SOUNDBITE|SOUND ?BITE|BEGIN|END|VIDEO|AUDIO|MUSIC|SOUND|UNIDENTIFIED|COMMERCIAL|CROSSTALK)\b[^\p{Ll}]*$/u;

function findStageDirections(text: string): TextRange[] {
  const pattern = /\\?\[([^\][]{1,60}?)\\?\]|\(\(?([^()]{1,70})\)\)?|\*([^*\n]{2,40})\*|♪[^♪\n]{0,200}♪?/gu;
  return [...text.matchAll(pattern)]
    .filter(([whole, square, round, starred]) => whole.startsWith('♪') || isStage(square ?? round ?? starred ?? ''))
    .map((match) => withSpaceBefore(text, { from: match.index, to: match.index + match[0].length }));
}

const REMARK = /\[(\p{Lu}[^\][\n]{2,90}[.!])\]|\\?\[([^\][\n]{6,90})\\?\]|\(([^()\n]{6,90})\)/gu;

/**
 * What an editor saw: a whole sentence between square brackets beside the sentences that are said (`[She points to the
 * map.]`), or at least three small words set in italics together with their brackets. A title or a Latin name is neither.
 */
function findRemarks(passage: Passage): TextRange[] {
  const { text } = passage;
  if (passage.kind === 'table-row' || passage.kind === 'heading') return [];
  return [...text.matchAll(REMARK)]
    .filter((match) => {
      const range = { from: match.index, to: match.index + match[0].length };
      const before = text.slice(0, match.index).trimEnd();
      if (match[1] !== undefined)
        return before === '' ? range.to < text.length : /[.!?…]["”’»)]?$/u.test(before.slice(-2));
      const inner = match[2] ?? match[3] ?? '';
      const isPlain = /^\p{L}[\p{Ll}\s,.!'’-]+$/u.test(inner) && wordsOf(inner).length >= 3;
      const isWhole = range.from === 0 && range.to === text.length;
      return isPlain && !isWhole && hasLook(passage, range, 'isItalic') && isItalicAt(passage, range);
    })
    .map((match) => withSpaceBefore(text, { from: match.index, to: match.index + match[0].length }));
}

/** Whether the brackets themselves are in italics. */
function isItalicAt({ stretches }: Passage, { from, to }: TextRange): boolean {
  let at = 0;
  for (const stretch of stretches) {
    const length =
      stretch.kind === 'joiner' ? stretch.text.length : (stretch.reads?.length ?? stretch.end - stretch.start);
    if (from < at + length && to > at && !(stretch.kind === 'source' && stretch.isItalic)) return false;
    at += length;
    if (at >= to) break;
  }
  return true;
}

/** `laughs`, `long pause`, `audience applauds`, `inaudible 00:12:03`: at least one word of the stage and no other word. */
function isStage(inner: string): boolean {
  if (SOUND.test(inner)) return true;
  const plain = inner.replaceAll(/\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?/gu, ' ');
  const words = wordsOf(plain);
  // `Ada laughs`
  if (words.length === 2 && /^\p{Lu}\p{Ll}+\s\p{Ll}+$/u.test(plain.trim()) && vocabulary.stage.has(words[1] ?? ''))
    return true;
  if (words.length === 0 || words.length > 5) return false;
  if (vocabulary.stage.has(words.join(' '))) return true;
  return words.some((word) => vocabulary.stage.has(word)) && words.every(isStageWord);
}

function isStageWord(word: string): boolean {
  return vocabulary.stage.has(word) || vocabulary.stageFillers.has(word);
}
