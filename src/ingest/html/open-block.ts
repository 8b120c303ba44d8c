import type { RawBlock, RawKind, Run } from '../raw-block.ts';

/** What the elements around a text make of the block that it begins. */
export interface BlockContext {
  readonly kind: RawKind;
  readonly level: number;
  readonly group?: number;
  readonly chrome?: string;
  readonly hint?: string;
}

/** A block while its text is laid out. */
export interface OpenBlock {
  readonly context: BlockContext;
  readonly start: number;
  readonly isAfterGap: boolean;
  readonly isAfterRule: boolean;
  readonly runs: Run[];
  readonly cells: { start: number; end: number; isHead: boolean }[] | undefined;
}

/** The block as it goes to the finders; `end` is where its last run ends. */
export function finishBlock(block: OpenBlock, end: number): RawBlock {
  const { context, runs, cells } = block;
  // A block of nothing but citations or edit links is itself no part of the text.
  const isAllChrome = runs.every((run) => run.chrome !== undefined);
  const chrome = context.chrome ?? (isAllChrome ? runs[0]?.chrome : undefined);
  return {
    kind: context.kind,
    level: context.level,
    start: block.start,
    end: cells === undefined ? end : Math.max(end, cells.at(-1)?.end ?? end),
    runs: chrome === undefined ? runs : runs.map(({ chrome: _, ...run }) => run),
    isAfterGap: block.isAfterGap,
    ...(cells === undefined ? {} : { cells }),
    ...(context.group === undefined ? {} : { group: context.group }),
    ...(block.isAfterRule ? { isAfterRule: true } : {}),
    ...(context.hint === undefined ? {} : { hint: context.hint }),
    ...(chrome === undefined ? {} : { chrome }),
  };
}
