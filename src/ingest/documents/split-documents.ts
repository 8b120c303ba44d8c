import type { Passage } from '../passages/passage.ts';
import { sameKey, wordsOf } from '../passages/words.ts';
import { isCredit } from '../silence/is-credit.ts';
import { isDateline } from '../silence/is-dateline.ts';
import { isInterviewTitle } from './find-title.ts';
import { isTitleLike } from './is-title-like.ts';

/** A document shorter than this is a note of the one before. */
const LEAST_WORDS = 40;
/** Reasons for silence that stand at the end of a page. */
const END_MATTER = new Set([
  'copyright',
  'comments',
  'share',
  'promotion',
  'boilerplate',
  'newsletter',
  'site-chrome',
  'references',
  'related',
]);
const STRONG_END = new Set(['copyright', 'comments', 'boilerplate']);

/** Divides the passages of one input into its documents. */
export function splitDocuments(passages: readonly Passage[]): Passage[][] {
  const titles = new Set<string>();
  const documents: Passage[][] = [];
  let current: Passage[] = [];
  let words = 0;
  for (const [index, passage] of passages.entries()) {
    const isNewItem = index > 0 && passage.item !== passages[index - 1]?.item;
    if (isNewItem || (words >= LEAST_WORDS && beginsDocument(passages, index, titles))) {
      documents.push(current);
      current = [];
      words = 0;
    }
    if (words < LEAST_WORDS && isTitleLike(passage)) titles.add(sameKey(passage.text));
    if (passage.fate.use === 'spoken') words += wordsOf(passage.text.slice(0, 5_000)).length;
    current.push(passage);
  }
  return [...documents, current].filter((document) => document.length > 0);
}

function beginsDocument(passages: readonly Passage[], index: number, titles: ReadonlySet<string>): boolean {
  const passage = passages[index];
  if (passage === undefined || passage.fate.use !== 'spoken') return false;
  if (passage.isGluedTitle === true) return true;
  if (!isTitleLike(passage) || (passage.kind === 'heading' && passage.level > 1)) return false;
  if (!hasProseAfter(passages, index)) return false;
  if (wordsOf(passage.text).length >= 4 && titles.has(sameKey(passage.text))) return true;
  const end = endBefore(passages, index);
  const opening = opensLikeDocument(passages, index);
  if (passage.kind === 'heading') return opening || end !== 'none';
  if (end === 'strong') return true;
  return (end === 'weak' && opening) || (isInterviewTitle(passage.text) && end !== 'none');
}

/** Whether what stands before looks like the end of a page: credits, copyright, share lists. */
function endBefore(passages: readonly Passage[], index: number): 'none' | 'weak' | 'strong' {
  if (passages[index]?.isAfterRule === true) return 'weak';
  const previous = passages[index - 1];
  if (previous?.fate.use === 'optional' && previous.fate.why === 'credit')
    return isLongCredit(previous) ? 'strong' : 'weak';
  if (previous?.fate.use !== 'dropped') return 'none';
  if (STRONG_END.has(previous.fate.why)) return 'strong';
  return END_MATTER.has(previous.fate.why) ? 'weak' : 'none';
}

/** `This article is based on …` ends a page; `By Ada Okoro` begins one. */
function isLongCredit(passage: Passage): boolean {
  return wordsOf(passage.text).length >= 8;
}

/** Whether a byline, a date or the site's own line follows, as under the title of an article. */
function opensLikeDocument(passages: readonly Passage[], index: number): boolean {
  for (const passage of passages.slice(index + 1, index + 4)) {
    if (isDateline(passage.text) || (isCredit(passage) && !isLongCredit(passage))) return true;
    if (passage.fate.use === 'dropped' && passage.fate.why === 'site-chrome') return true;
    if (/^\p{Lu}{3,}(?:[ ,/][\p{L} .,]{0,40})?\s(?:\([^)]{2,20}\)\s)?[—–-]{1,2}\s/u.test(passage.text)) return true;
    if (passage.fate.use === 'spoken') return false;
  }
  return false;
}

function hasProseAfter(passages: readonly Passage[], index: number): boolean {
  let words = 0;
  for (const passage of passages.slice(index + 1, index + 12)) {
    if (passage.fate.use === 'spoken') words += wordsOf(passage.text.slice(0, 2_000)).length;
  }
  return words >= LEAST_WORDS / 2;
}
