import type { DocumentsFile } from '../../model/document.ts';
import type { LeftOut, Segment } from '../../model/script.ts';
import type { SourceRange, Span } from '../../model/source.ts';
import type { BaseSegment } from '../edits/script-base.ts';
import type { FilePassage } from './script-file.ts';

/** Reasons that nothing is lost by: a label is shown as the name, another part is another episode. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['label', 'not-asked-for']);

/** What is left out of a script, by document. */
export interface LeftOutSources {
  readonly documents: Pick<DocumentsFile, 'documents' | 'spans' | 'inputs'>;
  /** What an earlier document told already. */
  readonly repeats: readonly LeftOut[];
  /** Segments that a producer took out. */
  readonly removed: readonly BaseSegment[];
  /** Stretches of source that a producer restored. */
  readonly restored: readonly SourceRange[];
}

/** The passages of each document that are not heard, in the source's order, each with a reference to restore it by. */
export function listLeftOut(sources: LeftOutSources): ReadonlyMap<string, readonly FilePassage[]> {
  const { documents, repeats, removed, restored } = sources;
  const lists = new Map<string, { start: number; passage: FilePassage }[]>();
  const add = (document: string, start: number, passage: Omit<FilePassage, 'kind' | 'isStruck'>) =>
    lists.set(document, [
      ...(lists.get(document) ?? []),
      { start, passage: { kind: 'passage', isStruck: true, ...passage } },
    ]);
  const isRestored = (range: SourceRange) => restored.some((one) => refOf(one) === refOf(range));
  for (const { document, span, text } of droppedSpans(documents))
    if (!isRestored(span.source))
      add(document, span.source.start, { ref: refOf(span.source), speaker: 'Narrator', text, why: span.why });
  for (const { document, text, source } of repeats)
    if (!isRestored(source))
      add(document, source.start, { ref: refOf(source), speaker: 'Narrator', text, why: 'repeat' });
  for (const { id, document, speaker, text, source } of removed)
    add(document, source?.start ?? 0, { ref: id, speaker, text, why: 'removed' });
  return new Map(
    [...lists].map(([id, list]) => [
      id,
      list.sort((one, other) => one.start - other.start).map(({ passage }) => passage),
    ]),
  );
}

/** A stretch of source as it is named in a script file. */
export function refOf({ input, start, end }: SourceRange): string {
  return `${input}:${start}-${end}`;
}

/** The dropped spans that hold words, each with the document that it stands in or behind. */
function droppedSpans({
  documents,
  spans,
  inputs,
}: LeftOutSources['documents']): { document: string; span: Span; text: string }[] {
  const texts = new Map(inputs.map(({ id, text }) => [id, text]));
  const starts = documents
    .flatMap(({ id, blocks }) => {
      const [first] = blocks;
      return first === undefined ? [] : [{ id, input: first.source.input, start: first.source.start }];
    })
    .sort((one, other) => one.start - other.start);
  return spans.flatMap((span) => {
    if (span.use !== 'dropped' || NOT_SHOWN.has(span.why)) return [];
    const { input, start, end } = span.source;
    const text = (texts.get(input) ?? '').slice(start, end).replace(/\s+/gu, ' ').trim();
    const own = starts.filter((one) => one.input === input);
    const document = own.findLast((one) => one.start <= start) ?? own[0];
    return document === undefined || !/[\p{L}\p{N}]{2}/u.test(text) ? [] : [{ document: document.id, span, text }];
  });
}

/** The repairs of a segment, for information. */
export function repairRemark({ origin }: Pick<Segment, 'origin'>): string | undefined {
  if (origin.kind === 'recording') return `a recording, put there by ${origin.by}`;
  if (origin.kind === 'edit') return `changed by ${origin.by}${origin.was === '' ? '' : `; was “${origin.was}”`}`;
  const repairs = origin.kind === 'source' ? origin.repairs : [];
  const said = repairs.map(({ from, to }) => `“${from}” → “${to}”`);
  return said.length === 0 ? undefined : `repaired ${said.join(', ')}`;
}
