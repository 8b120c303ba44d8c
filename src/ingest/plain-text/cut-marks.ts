import { decodeHTMLStrict } from 'entities';
import type { RawBlock, Run } from '../raw-block.ts';

/**
 * Marks that people leave in plain text: `**bold**`, `_slanted_`, `[a link](https://…)`, `&amp;`, `<b>`. An opening mark
 * stands before a word, a closing one behind it, so that `2 * 3 * 4`, `f**k` and `snake_case` hold none.
 */
const MARK = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}*])\*\*(?=[^\s*])(?<bold>[^*]{1,300}?)(?<=\S)\*\*(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}*])\*(?=[^\s*])(?<slanted>[^*\n]{1,200}?)(?<=\S)\*(?![\p{L}\p{N}*])`,
    String.raw`(?<![\p{L}\p{N}_])_(?=[^\s_])(?<lined>[^_]{1,300}?)(?<=\S)_(?![\p{L}\p{N}_])`,
    String.raw`(?<!!)\[(?<link>[^\][\n]{1,200})\]\((?:https?:\/\/|\/|#|mailto:)[^()\s]{0,500}\)`,
    String.raw`(?<reference>&(?:#\d{2,7}|#[xX][\da-fA-F]{2,6}|[A-Za-z][A-Za-z\d]{1,30});)`,
    String.raw`(?<tag><\/?(?:b|i|em|strong|u|p|br|span|div|font|a|sup|sub)(?:\s[^<>\n]{0,300})?\/?>)`,
  ].join('|'),
  'gu',
);
const HEADING = /^(#{1,6})[ \t]+(?=\S)/u;

/** The block without such marks; `# Title` is a heading. */
export function cutMarks(text: string, block: RawBlock): RawBlock {
  const runs = block.runs.flatMap((run) => (run.reads === undefined ? cutRun(text, run) : [run]));
  const [first] = runs;
  const hashes =
    first === undefined ? null : HEADING.exec(text.slice(first.start, Math.min(first.end, first.start + 20)));
  if (first === undefined || hashes === null || block.kind !== 'paragraph' || block.start !== first.start) {
    return { ...block, runs };
  }
  const title = { ...first, start: first.start + hashes[0].length };
  return { ...block, kind: 'heading', level: hashes[1]?.length ?? 1, runs: [title, ...runs.slice(1)] };
}

function cutRun(text: string, run: Run): Run[] {
  const written = text.slice(run.start, run.end);
  if (!/[*_[&<]/u.test(written)) return [run];
  const runs: Run[] = [];
  let done = run.start;
  const add = (piece: Run) => {
    if (piece.end > piece.start) runs.push(piece);
  };
  for (const found of written.matchAll(MARK)) {
    const start = run.start + found.index;
    const end = start + found[0].length;
    const inner = innerRun(run, start, found);
    if (inner === undefined) continue;
    add({ ...run, start: done, end: start });
    add(inner);
    done = end;
  }
  add({ ...run, start: done, end: run.end });
  return runs;
}

/** What is left of a mark: an empty run for a tag, undefined where it is none after all. */
function innerRun(run: Run, start: number, found: RegExpExecArray): Run | undefined {
  const { bold, slanted, lined, link, reference } = found.groups ?? {};
  const inside = (width: number, words: string) => ({
    ...run,
    start: start + width,
    end: start + width + words.length,
  });
  if (bold !== undefined) return { ...inside(2, bold), isBold: true };
  if (slanted !== undefined) return { ...inside(1, slanted), isItalic: true };
  if (lined !== undefined) return { ...inside(1, lined), isItalic: true };
  if (link !== undefined) return { ...inside(1, link), isLink: true };
  if (reference === undefined) return { ...run, start, end: start };
  const reads = decodeHTMLStrict(reference);
  if (reads === reference) return undefined;
  return reads === '&' ? inside(0, '&') : { ...run, start, end: start + reference.length, reads };
}
