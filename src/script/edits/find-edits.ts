import { createHash } from 'node:crypto';
import type { Edit } from '../../model/edits.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import type { Recording } from '../../model/script.ts';
import type { FilePassage, FileRecording, ScriptFile } from '../script-file/script-file.ts';
import { findPlaces, type PlacedPassage } from './find-places.ts';
import type { ScriptBase } from './script-base.ts';
import { textPart } from './text-part.ts';

/** Who made the changes of a script file, when, and what was changed before. */
export interface EditingSession {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** Changes made earlier: those that are still in the file keep who made them and when. */
  readonly earlier: readonly Edit[];
  /** What the recordings are that the file names, by those names. */
  readonly recordings?: KnownRecordings;
}

/** Recordings by the names that a script file has for them. */
export type KnownRecordings = ReadonlyMap<string, Pick<Recording, 'file' | 'sha256'>>;

type Unsigned = Edit extends infer Each ? (Each extends Edit ? Omit<Each, 'at' | 'by'> : never) : never;

/**
 * What a script file changes about the script as Readout wrote it. Earlier changes whose paragraphs are no longer in the
 * source stay recorded, in case they come back. @throws ReadoutError `bad-script` for a recording that is not known.
 */
export function findEdits(base: ScriptBase, file: ScriptFile, session: EditingSession): Edit[] {
  const { by, at, earlier, recordings = new Map() } = session;
  const signed = new Map(earlier.map((edit) => [keyOf(edit), edit]));
  const found: Unsigned[] = [
    ...titleEdits(base, file),
    ...voiceEdits(base, file),
    ...passageEdits(base, file, recordings),
  ];
  const known = new Set(base.segments.map(({ id }) => textPart(id)));
  const lost = earlier.filter((edit) => isAboutSegment(edit) && !known.has(textPart(edit.segment)));
  return [...found.map((edit) => signed.get(keyOf(edit)) ?? sign(edit, at, by)), ...lost];
}

function isAboutSegment(edit: Edit): edit is Extract<Edit, { kind: 'text' | 'speaker' | 'remove' | 'recording' }> {
  // What a producer added is not of the source: it is gone when its paragraph is.
  if (edit.kind === 'recording') return !edit.segment.includes('-new-');
  return edit.kind === 'text' || edit.kind === 'speaker' || edit.kind === 'remove';
}

function sign(edit: Unsigned, at: string, by: string): Edit {
  return { ...edit, at, by };
}

function keyOf(edit: Unsigned | Edit): string {
  const said = { ...edit, at: undefined, by: undefined };
  return JSON.stringify(Object.entries(said).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function titleEdits(base: ScriptBase, file: ScriptFile): Unsigned[] {
  const episode: Unsigned[] =
    file.title === '' || file.title === base.title ? [] : [{ kind: 'title', was: base.title, title: file.title }];
  const documents = file.documents.flatMap(({ id, title }): Unsigned[] => {
    const was = base.documents.find((one) => one.id === id)?.title;
    const isChanged = was !== undefined && title !== '' && tidy(title) !== tidy(was);
    return isChanged ? [{ kind: 'title', document: id, was, title }] : [];
  });
  return [...episode, ...documents];
}

function voiceEdits(base: ScriptBase, { cast }: ScriptFile): Unsigned[] {
  return cast.flatMap(({ name, voice }): Unsigned[] => {
    if (voice === undefined) return [];
    const was = base.voices.get(name.toLowerCase());
    if (voice === was) return [];
    return [{ kind: 'voice', speaker: name, voice, ...(was === undefined ? {} : { was }) }];
  });
}

function passageEdits(base: ScriptBase, file: ScriptFile, recordings: KnownRecordings): Unsigned[] {
  const places = findPlaces(base, file);
  const ids = new InsertedIds([...base.segments.map(({ id }) => id), ...places.flatMap(({ id }) => id ?? [])]);
  const edits: Unsigned[] = [];
  let previous: { id: string; document: string } | undefined;
  for (const place of places) {
    const { document, passage } = place;
    const after = previous?.document === document ? { after: previous.id } : {};
    const id = place.id ?? ids.next(document, passage);
    if (place.kind === 'known') {
      if (place.isMoved) edits.push({ kind: 'move', segment: id, document, ...after });
      edits.push(...contentEdits(place));
    } else {
      const { as, source, speaker } = place;
      edits.push({
        kind: 'insert',
        segment: id,
        document,
        ...after,
        as,
        speaker,
        text: passage.text,
        ...(source === undefined ? {} : { source }),
      });
    }
    const { recording } = passage;
    if (recording !== undefined)
      edits.push({ kind: 'recording', segment: id, recording: knownRecording(recording, recordings) });
    if (place.pauseMs !== undefined && place.pauseMs !== pauseOf(place))
      edits.push({ kind: 'pause', segment: id, ms: place.pauseMs });
    for (const text of place.notes) edits.push({ kind: 'note', segment: id, text });
    previous = { id, document };
  }
  const kept = new Set(places.map(({ id }) => id));
  const removed = base.segments.filter(({ id }) => !kept.has(id));
  return [...edits, ...removed.map(({ id, text }): Unsigned => ({ kind: 'remove', segment: id, was: text }))];
}

function knownRecording({ file, rights }: FileRecording, recordings: KnownRecordings): Recording {
  const known = recordings.get(file);
  if (known === undefined) throw new ReadoutError('bad-script', `The recording ${file} is not there.`);
  return { file: known.file, sha256: known.sha256, rights };
}

function pauseOf(place: PlacedPassage): number | undefined {
  return place.kind === 'known' ? place.was.pauseAfterMs : undefined;
}

function contentEdits({ passage, was, id }: Extract<PlacedPassage, { kind: 'known' }>): Unsigned[] {
  const { speaker, text } = passage;
  return [
    ...(tidy(text) === tidy(was.text) || tidy(text) === was.otherText
      ? []
      : [{ kind: 'text' as const, segment: id, was: was.text, text }]),
    ...(speaker === undefined || tidy(speaker) === tidy(was.speaker)
      ? []
      : [{ kind: 'speaker' as const, segment: id, was: was.speaker, speaker }]),
  ];
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Ids of what a producer adds: the document and a hash of what it says when it is added. */
class InsertedIds {
  private readonly taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.taken = new Set(taken);
  }

  next(document: string, { text, ref }: FilePassage): string {
    const hash = createHash('sha256')
      .update(`${ref ?? ''}\n${text}`)
      .digest('hex')
      .slice(0, 8);
    let id = `${document}-new-${hash}`;
    for (let count = 2; this.taken.has(id); count++) id = `${document}-new-${hash}-${count}`;
    this.taken.add(id);
    return id;
  }
}
