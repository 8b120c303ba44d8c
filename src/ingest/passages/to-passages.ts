import type { RawInput } from '../raw-block.ts';
import { isCredit } from '../silence/is-credit.ts';
import { isDateline } from '../silence/is-dateline.ts';
import { splitText } from './cut-text.ts';
import { type Passage, passageOf } from './passage.ts';

/** Beginning of a line that may name a speaker: such a line is a passage of its own although the file has no gap there. */
const LABEL_LIKE =
  /^\s*(?:>>\s*|[-–—]\s*)?(?:\(\(.{1,60}\)\)|\[?\p{Lu}[^:：.!?\n]{0,60}[:：](?!\/\/)|\p{Lu}[.][-–—:]?\s)/u;
/** A block of such lines only may be the lines of a byline. */
const LONGEST_CREDIT = 90;
const MOST_CREDITS = 8;

/** The passages of an input in reading order, one a paragraph or line. */
export function toPassages(input: RawInput): Passage[] {
  const starts = new Set(input.items?.map((item) => item.firstBlock));
  let item = -1;
  return input.blocks.flatMap((block, index) => {
    if (starts.has(index)) item++;
    const passage = passageOf(block, input, item < 0 ? undefined : item);
    return block.kind === 'preformatted' || block.cells !== undefined ? [passage] : splitLines(passage, input.text);
  });
}

/** Divides a passage where an empty line, a line that looks labelled, a bold question or its answer begins inside it. */
function splitLines(passage: Passage, source: string): Passage[] {
  if (!passage.text.includes('\n')) return [passage];
  const parts: Passage[] = [];
  const isByline = isCreditBlock(passage);
  const isBold = createBoldCheck(passage);
  let rest = passage;
  let taken = 0;
  let line = 0;
  for (const match of passage.text.matchAll(/[ \t]*\n\s*/gu)) {
    const after = match.index + match[0].length;
    const isParagraph = match[0].indexOf('\n') !== match[0].lastIndexOf('\n');
    if (match.index === 0 || after >= passage.text.length) continue;
    const ended = { from: line, to: match.index };
    line = after;
    const isBorder =
      isParagraph ||
      isByline ||
      LABEL_LIKE.test(passage.text.slice(after, after + 100)) ||
      isBetweenLooks(passage.text, ended, after, isBold);
    if (!isBorder) continue;
    const [first, second] = splitText(rest, after - taken, source);
    parts.push(first);
    rest = second;
    taken = after;
  }
  parts.push(rest);
  return parts;
}

/** `**Where do you live?**` on one line, and what is answered on the next; or the next question below an answer. */
function isBetweenLooks(
  text: string,
  ended: { readonly from: number; readonly to: number },
  after: number,
  isBold: (from: number, to: number) => boolean,
): boolean {
  const last = text.slice(Math.max(ended.from, ended.to - 4), ended.to);
  if (!/[.!?…:]["”’»)]{0,2}$/u.test(last)) return false;
  const next = text.indexOf('\n', after);
  return isBold(ended.from, ended.to) !== isBold(after, next < 0 ? text.length : next);
}

/** Tells whether every letter of a stretch of the passage's text is bold. */
function createBoldCheck(passage: Passage): (from: number, to: number) => boolean {
  const looks = new Set(passage.stretches.map((stretch) => stretch.kind === 'source' && stretch.isBold));
  if (looks.size < 2 || passage.kind === 'cue') return () => false;
  const mask = passage.stretches
    .map((stretch) => {
      const length =
        stretch.kind === 'joiner' ? stretch.text.length : (stretch.reads?.length ?? stretch.end - stretch.start);
      return (stretch.kind === 'source' && stretch.isBold ? 'b' : ' ').repeat(length);
    })
    .join('');
  return (from, to) => {
    let seen = false;
    for (let at = from; at < to; at++) {
      if (!/[\p{L}\p{N}]/u.test(passage.text.charAt(at))) continue;
      if (mask.charAt(at) !== 'b') return false;
      seen = true;
    }
    return seen;
  };
}

/** `By Ada Okoro<br>Photos by Ivo Brandt<br>4 May 2024`: short lines, one of which tells who made the page, or when. */
function isCreditBlock({ text, kind, hint }: Passage): boolean {
  if (kind === 'cue' || text.length > LONGEST_CREDIT * MOST_CREDITS) return false;
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.length > MOST_CREDITS || lines.some((line) => line.length > LONGEST_CREDIT)) return false;
  return hint === 'byline' || lines.some((line) => isDateline(line) || isCredit({ text: line }));
}
