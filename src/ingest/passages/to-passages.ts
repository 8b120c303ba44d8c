import type { RawInput } from '../raw-block.ts';
import { splitText } from './cut-text.ts';
import { type Passage, passageOf } from './passage.ts';

/** Beginning of a line that may name a speaker: such a line is a passage of its own although the file has no gap there. */
const LABEL_LIKE =
  /^\s*(?:>>\s*|[-–—]\s*)?(?:\(\(.{1,60}\)\)|\[?\p{Lu}[^:：.!?\n]{0,60}[:：](?!\/\/)|\p{Lu}[.][-–—:]?\s)/u;

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

/** Divides a passage where an empty line or a line that looks labelled begins inside it. */
function splitLines(passage: Passage, source: string): Passage[] {
  const parts: Passage[] = [];
  let rest = passage;
  let taken = 0;
  for (const match of passage.text.matchAll(/[ \t]*\n\s*/gu)) {
    const after = match.index + match[0].length;
    const isParagraph = match[0].indexOf('\n') !== match[0].lastIndexOf('\n');
    if (match.index === 0 || after >= passage.text.length) continue;
    if (!isParagraph && !LABEL_LIKE.test(passage.text.slice(after, after + 100))) continue;
    const [first, second] = splitText(rest, after - taken, source);
    parts.push(first);
    rest = second;
    taken = after;
  }
  parts.push(rest);
  return parts;
}
