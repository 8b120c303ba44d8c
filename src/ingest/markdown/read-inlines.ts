import type { Nodes, Parents } from 'mdast';
import type { Run } from '../raw-block.ts';
import { alignText, type ReadStretch } from './align-text.ts';

/** How the words inside a node look. */
interface Look {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isLink: boolean;
  readonly chrome?: string;
}

/** With what HTML tags around it say. */
interface TaggedLook extends Look {
  readonly isRaised: boolean;
}

const PLAIN: Look = { isBold: false, isItalic: false, isLink: false };

/**
 * The runs of a paragraph, heading or cell, in order. `offset` is where the parsed part begins in `source`. Nesting is
 * walked with a stack of our own: a hostile file nests deeper than the call stack.
 */
export function readInlines(parent: Parents, source: string, offset: number): Run[] {
  const runs: Run[] = [];
  const tags = new OpenTags();
  const stack: { readonly node: Nodes; readonly look: Look }[] = [];
  const push = (children: readonly Nodes[], look: Look) => {
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const node = children[index];
      if (node !== undefined) stack.push({ node, look });
    }
  };
  push(parent.children, PLAIN);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, look } = next;
    if (node.type === 'html') tags.take(node.value);
    const over = tags.over(lookOf(node, look));
    for (const stretch of stretchesOf(node, source, offset)) addRun(runs, stretch, asCitation(over, source, stretch));
    if ('children' in node) push(node.children, lookOf(node, look));
  }
  return runs;
}

function lookOf(node: Nodes, look: Look): Look {
  switch (node.type) {
    case 'strong':
      return { ...look, isBold: true };
    case 'emphasis':
      return { ...look, isItalic: true };
    case 'link':
    case 'linkReference':
      return { ...look, isLink: true };
    case 'delete':
      return { ...look, chrome: 'deleted' };
    case 'footnoteReference':
      return { ...look, chrome: 'footnote-mark' };
    default:
      return look;
  }
}

/** A raised `[1]` or a raised link is a citation; a raised `2` or `th` belongs to the word before it. */
function asCitation(look: TaggedLook, source: string, stretch: ReadStretch): Look {
  const { isRaised, ...plain } = look;
  const isCitation = isRaised && (look.isLink || /^\[[^\]]*\]$/u.test(source.slice(stretch.start, stretch.end)));
  return isCitation ? { ...plain, chrome: 'citation' } : plain;
}

function stretchesOf(node: Nodes, source: string, offset: number): readonly ReadStretch[] {
  const start = (node.position?.start.offset ?? 0) + offset;
  const end = (node.position?.end.offset ?? 0) + offset;
  switch (node.type) {
    case 'text':
      return alignText(source, start, end, node.value);
    case 'inlineCode': {
      const fence = /^`+/u.exec(source.slice(start, Math.min(end, start + 100)))?.[0].length ?? 0;
      return alignText(source, start + fence, end - fence, node.value, true);
    }
    case 'break': {
      const lineBreak = source.indexOf('\n', start);
      return [{ start: lineBreak, end: lineBreak + 1 }];
    }
    case 'footnoteReference':
      return [{ start, end }];
    case 'html':
      return /^<br\s*\/?>$/iu.test(node.value) ? [{ start, end, reads: '\n' }] : [];
    default:
      return [];
  }
}

function addRun(runs: Run[], stretch: ReadStretch, look: Look): void {
  const last = runs.at(-1);
  const joins =
    last !== undefined &&
    last.end === stretch.start &&
    last.reads === undefined &&
    stretch.reads === undefined &&
    last.isBold === look.isBold &&
    last.isItalic === look.isItalic &&
    last.isLink === look.isLink &&
    last.chrome === look.chrome;
  if (joins) runs[runs.length - 1] = { ...last, end: stretch.end };
  else if (stretch.end > stretch.start) runs.push({ ...stretch, ...look });
}

/** HTML tags inside a paragraph: CommonMark gives them one by one, so that what stands between must be kept in mind. */
class OpenTags {
  readonly #depths = new Map<string, number>();

  take(tag: string): void {
    const found = /^<(\/?)([a-z][a-z0-9-]*)[^>]*?(\/?)>$/isu.exec(tag);
    const name = found?.[2]?.toLowerCase();
    if (name === undefined || found?.[3] === '/') return;
    const depth = this.#depths.get(name) ?? 0;
    this.#depths.set(name, found?.[1] === '/' ? Math.max(0, depth - 1) : depth + 1);
  }

  over(look: Look): TaggedLook {
    if (this.#depths.size === 0) return { ...look, isRaised: false };
    const isOpen = (...names: string[]) => names.some((name) => (this.#depths.get(name) ?? 0) > 0);
    const chrome = isOpen('del', 's', 'strike') ? 'deleted' : look.chrome;
    return {
      isBold: look.isBold || isOpen('b', 'strong'),
      isItalic: look.isItalic || isOpen('i', 'em', 'cite'),
      isLink: look.isLink || isOpen('a'),
      isRaised: isOpen('sup'),
      ...(chrome === undefined ? {} : { chrome }),
    };
  }
}
