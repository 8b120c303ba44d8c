import type { Edit } from '../../model/edits.ts';
import type { Origin, Segment } from '../../model/script.ts';
import type { LexiconEntry } from '../../model/show.ts';
import { prepareText } from '../make-segment.ts';

/** Who may be named in an edit, in which language a document is read. */
export interface EditingContext {
  /** Ids of the documents in order. */
  readonly documents: readonly string[];
  readonly lexicon: readonly LexiconEntry[];
  /** The language that a segment of this kind is read in. */
  readonly languageOf: (segment: Pick<Segment, 'document' | 'kind'>) => string;
  /** The id of the speaker shown under a name; made where nobody has it. */
  readonly speakerOf: (name: string, segment: Pick<Segment, 'document' | 'kind'>) => string;
}

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** A segment that a producer added or restored. */
export function insertedSegment(edit: EditOf<'insert'>, context: EditingContext): Segment {
  const { at, by, document, source, speaker, text } = edit;
  const place = { document, kind: edit.as };
  return {
    id: edit.segment,
    ...place,
    speaker: context.speakerOf(speaker, place),
    ...prepareText(text, { language: context.languageOf(place), lexicon: context.lexicon }),
    origin: { kind: 'edit', at, by, was: '', ...(source === undefined ? {} : { source }) },
  };
}

/** The segment with the producer's words. Whom the page quotes there is not known any more. */
export function withText(segment: Segment, edit: EditOf<'text'>, context: EditingContext): Segment {
  const { quotes: _quotes, ...kept } = segment;
  const speaking = { language: context.languageOf(segment), lexicon: context.lexicon };
  return { ...kept, ...prepareText(edit.text, speaking), origin: { ...editOrigin(segment, edit), was: edit.was } };
}

/** The segment as somebody recorded it: what is said in the recording, the producer says. */
export function withRecording(segment: Segment, edit: EditOf<'recording'>): Segment {
  const { quotes: _quotes, ...kept } = segment;
  return { ...kept, origin: { ...editOrigin(segment, edit), kind: 'recording' }, recording: edit.recording };
}

/** The segment in somebody else's mouth. */
export function withSpeaker(segment: Segment, edit: EditOf<'speaker'>, context: EditingContext): Segment {
  const { quotes: _quotes, ...kept } = segment;
  const origin = { ...editOrigin(segment, edit), wasSpeaker: edit.was };
  return { ...kept, speaker: context.speakerOf(edit.speaker, segment), origin };
}

function editOrigin(
  { origin, text }: Segment,
  { at, by }: { readonly at: string; readonly by: string },
): Extract<Origin, { kind: 'edit' }> {
  if (origin.kind === 'edit') return { ...origin, at, by };
  return { kind: 'edit', at, by, was: text, ...(origin.kind === 'source' ? { source: origin.source } : {}) };
}
