import type { Edit } from '../../model/edits.ts';
import type { Segment } from '../../model/script.ts';
import { type EditingContext, insertedSegment, withRecording, withSpeaker, withText } from './edited-segment.ts';
import { textPart } from './text-part.ts';

/** A place in the script before it is settled what is heard. */
export interface ScriptRow {
  readonly segment: Segment;
  /** False for what an earlier document told already. */
  readonly isHeard: boolean;
}

/** The rows as a producer wants them, and what could not be done. */
export interface EditedRows {
  readonly rows: readonly ScriptRow[];
  readonly warnings: readonly string[];
}

/**
 * Makes a producer's changes to a script's rows. A change whose paragraph is no longer in the source is not made, and is
 * said in the warnings.
 */
export function applyEdits(rows: readonly ScriptRow[], edits: readonly Edit[], context: EditingContext): EditedRows {
  if (edits.length === 0) return { rows, warnings: [] };
  const table = new RowTable(rows, context.documents);
  const warnings: string[] = [];
  for (const edit of edits) if (edit.kind === 'insert' || edit.kind === 'move') place(table, edit, context, warnings);
  for (const edit of edits) {
    if (edit.kind === 'insert' || edit.kind === 'move' || edit.kind === 'voice' || edit.kind === 'title') continue;
    const row = table.find(edit.segment);
    if (row === undefined) warnings.push(lost(edit));
    else change(row, edit, context);
  }
  return { rows: table.all().map(({ segment, isHeard }) => ({ segment, isHeard })), warnings };
}

type Row = { -readonly [Key in keyof ScriptRow]: ScriptRow[Key] };
type Placing = Extract<Edit, { kind: 'insert' | 'move' }>;
type Content = Extract<Edit, { kind: 'text' | 'speaker' | 'remove' | 'pause' | 'note' | 'recording' }>;

/** Rows by document, in order. A removed row keeps its place until the end: others may stand after it. */
class RowTable {
  private readonly byDocument: ReadonlyMap<string, Row[]>;
  private readonly byId = new Map<string, Row>();
  private readonly byText = new Map<string, Row>();

  constructor(rows: readonly ScriptRow[], documents: readonly string[]) {
    this.byDocument = new Map(documents.map((id) => [id, []]));
    for (const row of rows) this.add({ ...row }, row.segment.document, undefined);
  }

  /** A row by its segment's id, or by the part of the id that stays where a document was added before its own. */
  find(id: string): Row | undefined {
    return this.byId.get(id) ?? this.byText.get(textPart(id));
  }

  /** Puts a row after another one of the document, or last where `after` is undefined. */
  add(row: Row, document: string, after: Row | 'first' | undefined): void {
    const list = this.byDocument.get(document) ?? [...this.byDocument.values()].at(-1);
    if (list === undefined) return;
    const at = after === 'first' ? 0 : after === undefined ? list.length : list.indexOf(after) + 1;
    list.splice(at === 0 && after !== 'first' ? list.length : at, 0, row);
    this.byId.set(row.segment.id, row);
    this.byText.set(textPart(row.segment.id), row);
  }

  take(row: Row): void {
    for (const list of this.byDocument.values()) {
      const at = list.indexOf(row);
      if (at >= 0) list.splice(at, 1);
    }
  }

  has(document: string): boolean {
    return this.byDocument.has(document);
  }

  all(): Row[] {
    return [...this.byDocument.values()].flat();
  }
}

function place(table: RowTable, edit: Placing, context: EditingContext, warnings: string[]): void {
  const anchor = edit.after === undefined ? ('first' as const) : table.find(edit.after);
  const document = table.has(edit.document) ? edit.document : (context.documents.at(-1) ?? edit.document);
  if (edit.kind === 'insert') {
    table.add({ segment: insertedSegment({ ...edit, document }, context), isHeard: true }, document, anchor);
    return;
  }
  const row = table.find(edit.segment);
  if (row === undefined) {
    warnings.push(lost(edit));
    return;
  }
  table.take(row);
  row.segment = { ...row.segment, document };
  table.add(row, document, anchor);
}

function change(row: Row, edit: Content, context: EditingContext): void {
  switch (edit.kind) {
    case 'text':
      row.segment = withText(row.segment, edit, context);
      row.isHeard = true;
      return;
    case 'speaker':
      row.segment = withSpeaker(row.segment, edit, context);
      return;
    case 'recording':
      row.segment = withRecording(row.segment, edit);
      return;
    case 'remove':
      row.isHeard = false;
      return;
    case 'pause':
      row.segment = { ...row.segment, pauseAfterMs: edit.ms };
      return;
    case 'note':
      row.segment = { ...row.segment, notes: [...(row.segment.notes ?? []), edit.text] };
  }
}

function lost(edit: Exclude<Edit, { kind: 'insert' | 'voice' | 'title' }>): string {
  const about =
    'was' in edit ? edit.was : 'text' in edit ? edit.text : 'recording' in edit ? edit.recording.file : edit.segment;
  const excerpt = about.length > 60 ? `${about.slice(0, 60).trimEnd()}…` : about;
  return `A change of ${edit.by} (${edit.kind}, "${excerpt}") was not made: its paragraph is no longer in the source.`;
}
