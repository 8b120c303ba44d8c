import { type FrontMatter, findFrontMatters } from './markdown/find-front-matters.ts';
import { maskMarkup } from './markdown/mask-markup.ts';
import { readMarkdownBlocks } from './markdown/read-markdown-blocks.ts';
import { tameMarkup } from './markdown/tame-markup.ts';
import type { RawBlock, RawInput } from './raw-block.ts';

const PLAIN = { isBold: false, isItalic: false, isLink: false } as const;

/**
 * Markdown with GFM: blocks by CommonMark, offsets into the file itself. The title of a front matter is a heading where
 * the text does not repeat it. A file of several posts, each with its front matter, has them as items.
 */
export function readMarkdown(text: string): Pick<RawInput, 'text' | 'blocks' | 'metadata' | 'items'> {
  const masked = tameMarkup(maskMarkup(text));
  const matters = findFrontMatters(text);
  const [first] = matters;
  const lead = first === undefined ? text.length : first.start;
  const blocks = lead > 0 ? readMarkdownBlocks(masked, 0, lead) : [];
  const items: { firstBlock: number; metadata: RawInput['metadata'] }[] = [];
  if (blocks.length > 0 && first !== undefined) items.push({ firstBlock: 0, metadata: {} });
  for (const [index, matter] of matters.entries()) {
    items.push({ firstBlock: blocks.length, metadata: matter.metadata });
    const body = readMarkdownBlocks(masked, matter.end, matters[index + 1]?.start ?? text.length);
    // One by one: spreading 100,000 blocks into push overflows the stack.
    for (const block of [...titleBlocks(text, matter, body), ...body]) blocks.push(block);
  }
  const metadata = first?.metadata ?? {};
  return items.length > 1 ? { text, blocks, metadata, items } : { text, blocks, metadata };
}

function titleBlocks(text: string, matter: FrontMatter, body: readonly RawBlock[]): RawBlock[] {
  if (matter.title === undefined) return [];
  const { start, end } = matter.title;
  const title = text.slice(start, end);
  const isRepeated = body.some(
    (block) => block.kind === 'heading' && block.level === 1 && lettersOf(text, block) === title.toLowerCase().trim(),
  );
  if (isRepeated || title.trim() === '') return [];
  return [{ kind: 'heading', level: 1, start, end, runs: [{ start, end, ...PLAIN }], isAfterGap: true, hint: 'title' }];
}

function lettersOf(text: string, block: RawBlock): string {
  return block.runs
    .map((run) => run.reads ?? text.slice(run.start, run.end))
    .join('')
    .toLowerCase()
    .trim();
}
