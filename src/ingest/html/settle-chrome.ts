import type { RawBlock } from '../raw-block.ts';

/** Reasons that a heading shares with all that stands below it. */
const SHARED = new Set([
  'references',
  'related',
  'share',
  'newsletter',
  'comments',
  'table-of-contents',
  'tags',
  'navigation',
  'promotion',
  'author-note',
]);
/** Share of a pull quote's words that must stand in the text as well. */
const REPEATED = 0.6;

/** What only shows when all blocks are there: headings with nothing left below them, and quotations pulled out of the text. */
export function settleChrome(text: string, blocks: readonly RawBlock[]): RawBlock[] {
  return dropPullQuotes(text, dropBareHeadings(blocks));
}

/** "References" goes with the list below it, where nothing else stands below it. */
function dropBareHeadings(blocks: readonly RawBlock[]): RawBlock[] {
  const settled = [...blocks];
  let below: { readonly reason: string | undefined } | undefined;
  for (let index = settled.length - 1; index >= 0; index -= 1) {
    const block = settled[index];
    if (block === undefined) continue;
    if (block.kind === 'heading' && block.chrome === undefined) {
      const reason = below?.reason;
      if (block.level > 1 && reason !== undefined && SHARED.has(reason)) settled[index] = { ...block, chrome: reason };
      below = undefined;
    } else if (block.chrome === undefined) below = { reason: undefined };
    // Of several reasons the one nearest to the heading counts; one block that is read keeps the heading.
    else if (below === undefined || below.reason !== undefined) below = { reason: block.chrome };
  }
  return settled;
}

function dropPullQuotes(text: string, blocks: readonly RawBlock[]): RawBlock[] {
  if (!blocks.some((block) => block.hint === 'pull-quote' && block.chrome === undefined)) return [...blocks];
  const known = new Set<string>();
  for (const block of blocks) {
    if (block.hint !== 'pull-quote' && block.chrome === undefined)
      for (const group of groupsOf(text, block)) known.add(group);
  }
  return blocks.map((block) => {
    if (block.hint !== 'pull-quote' || block.chrome !== undefined) return block;
    const groups = groupsOf(text, block);
    const repeated = groups.filter((group) => known.has(group)).length;
    return groups.length > 0 && repeated >= groups.length * REPEATED ? { ...block, chrome: 'pull-quote' } : block;
  });
}

/** Every three words in a row. */
function groupsOf(text: string, block: RawBlock): string[] {
  const words =
    text
      .slice(block.start, block.end)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`);
}
