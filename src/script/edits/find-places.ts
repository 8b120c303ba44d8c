import { ReadoutError } from '../../model/readout-error.ts';
import type { SegmentKind } from '../../model/script.ts';
import type { SourceRange } from '../../model/source.ts';
import type { FileDocument, FileItem, FilePassage, ScriptFile } from '../script-file/script-file.ts';
import { longestRise } from './longest-rise.ts';
import type { BaseSegment, ScriptBase } from './script-base.ts';

interface Placed {
  readonly document: string;
  readonly passage: FilePassage;
  readonly pauseMs: number | undefined;
  readonly notes: readonly string[];
}

/** A passage that is to be heard, in the file's order. */
export type PlacedPassage = Placed &
  (
    | { readonly kind: 'known'; readonly id: string; readonly was: BaseSegment; readonly isMoved: boolean }
    | {
        readonly kind: 'new';
        /** Kept where it was added in an earlier session. */
        readonly id: string | undefined;
        readonly as: SegmentKind;
        readonly speaker: string;
        readonly source?: SourceRange;
      }
  );

/** What of a script file is to be heard, in order: what Readout wrote, and what the producer added or restored. */
export function findPlaces(base: ScriptBase, { documents }: ScriptFile): PlacedPassage[] {
  const known = new Map(base.segments.map((segment, index) => [segment.id, { segment, index }]));
  const used = new Set<string>();
  const places = documents.flatMap((document) => {
    const heard = heardItems(document, known);
    let speaker = 'Narrator';
    return heard.map(({ passage, pauseMs, notes }): PlacedPassage & { index?: number } => {
      const here = { document: document.id, passage, pauseMs, notes };
      const was = passage.ref === undefined || used.has(passage.ref) ? undefined : known.get(passage.ref);
      speaker = passage.speaker ?? was?.segment.speaker ?? speaker;
      if (was === undefined) return { ...here, ...describeNew(passage, speaker, used) };
      used.add(was.segment.id);
      return { ...here, kind: 'known', id: was.segment.id, was: was.segment, isMoved: false, index: was.index };
    });
  });
  return markMoves(places, base);
}

type Known = ReadonlyMap<string, { readonly segment: BaseSegment; readonly index: number }>;

/** The passages to be heard with the pauses and notes that stand after them. */
function heardItems(document: FileDocument, known: Known): Omit<Placed, 'document'>[] {
  const heard: { passage: FilePassage; pauseMs: number | undefined; notes: string[] }[] = [];
  for (const item of restoreInPlace(document, known)) {
    const last = heard.at(-1);
    if (item.kind === 'pause') {
      if (last === undefined) throw nothingBefore(document.title);
      last.pauseMs = item.ms;
    } else if (item.kind === 'note') last?.notes.push(item.text);
    // A struck passage is one that the producer strikes out, unless it was moved up from what is left out.
    else if (item.text !== '' && (!item.isStruck || item.why !== undefined))
      heard.push({ passage: item, pauseMs: undefined, notes: [] });
  }
  return heard;
}

function nothingBefore(title: string): ReadoutError {
  return new ReadoutError('bad-script', `In the script file a pause stands before the first words of “${title}”.`, {
    hint: 'Put it behind the passage that it is to follow.',
  });
}

/** Passages whose ~~ was taken away under `Left out` go to where they stand in the source. */
function restoreInPlace({ items, leftOut }: FileDocument, known: Known): FileItem[] {
  const order = [...items];
  for (const passage of leftOut.filter(({ isStruck }) => !isStruck)) {
    const start = startOf(passage.ref, known);
    const after = order.findLastIndex((item) => {
      const before = item.kind === 'passage' ? startOf(item.ref, known) : undefined;
      return before !== undefined && start !== undefined && before.input === start.input && before.start < start.start;
    });
    let at = after + 1;
    // Pauses, notes and what has no place in the source belong to what stands before them.
    while (after >= 0 && at < order.length && !hasPlace(order[at], known)) at++;
    order.splice(at, 0, passage);
  }
  return order;
}

function hasPlace(item: FileItem | undefined, known: Known): boolean {
  return item?.kind === 'passage' && startOf(item.ref, known) !== undefined;
}

function startOf(ref: string | undefined, known: Known): SourceRange | undefined {
  return ref === undefined ? undefined : (known.get(ref)?.segment.source ?? parseRange(ref));
}

/** `i1:816-1097` as a stretch of source. */
export function parseRange(ref: string): SourceRange | undefined {
  const [, input, start, end] = /^(i\d+):(\d+)-(\d+)$/u.exec(ref) ?? [];
  return input === undefined ? undefined : { input, start: Number(start), end: Number(end) };
}

function describeNew(passage: FilePassage, speaker: string, used: Set<string>) {
  const { ref, as } = passage;
  const source = ref === undefined ? undefined : parseRange(ref);
  const isOwn = ref !== undefined && source === undefined && ref.includes('-new-') && !used.has(ref);
  if (isOwn) used.add(ref);
  return {
    kind: 'new' as const,
    id: isOwn ? ref : undefined,
    as: as ?? (speaker === 'Narrator' ? ('paragraph' as const) : ('turn' as const)),
    speaker,
    ...(source === undefined ? {} : { source }),
  };
}

/** As few passages as possible are said to have moved. */
function markMoves(places: readonly (PlacedPassage & { index?: number })[], { segments }: ScriptBase): PlacedPassage[] {
  const inOwnDocument = places.flatMap(({ index, document }) =>
    index !== undefined && segments[index]?.document === document ? [index] : [],
  );
  const stays = new Set(longestRise(inOwnDocument));
  return places.map(({ index, ...place }) =>
    place.kind === 'known' ? { ...place, isMoved: index === undefined || !stays.has(index) } : place,
  );
}
