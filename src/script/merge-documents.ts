import { NARRATOR } from '../model/document.ts';
import type { LeftOut, Segment } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { showsRoles } from './confirm-roles.ts';
import { speakerName } from './find-segments.ts';
import { type FramingText, makeIntro, makeOpening, makeOutro } from './frame-episode.ts';
import { ToldSentences } from './leave-out-repeats.ts';
import type { ScriptSpeaker, SpeakerList } from './list-speakers.ts';
import { locateSentence } from './locate-sentence.ts';
import { prepareSentences, prepareText, SegmentIds } from './make-segment.ts';
import type { ReadBlock, ReadDocument } from './read-documents.ts';
import { splitSentences } from './sentences.ts';

/** What a merged episode is made of. */
export interface MergeRequest {
  readonly read: readonly ReadDocument[];
  readonly show: Show;
  readonly title: string;
  /** The episode's date in words. */
  readonly date: string;
  /** Filled with everybody who is heard. */
  readonly speakers: SpeakerList;
}

/** The episode's segments in order, with what an earlier document had told already. */
export function mergeDocuments(request: MergeRequest): { segments: Segment[]; leftOut: LeftOut[] } {
  const { read, show, title, date, speakers } = request;
  const told = new ToldSentences();
  const leftOut: LeftOut[] = [];
  const ids = new Map(read.map(({ document }) => [document.id, new SegmentIds(document.id)]));
  const bodies = read.map((document) => {
    const own = ids.get(document.document.id) ?? new SegmentIds(document.document.id);
    return withOpening(document, segmentsOf(document, { show, speakers, told, leftOut, ids: own }), {
      show,
      speakers,
      ids: own,
    });
  });
  const framing = { show, title, date, documents: read.map((one) => one.title).join(', ') };
  const narrator = speakers.narrator(show.language);
  const frame = (text: FramingText, kind: 'intro' | 'outro', document: string | undefined): Segment[] => {
    const own = document === undefined ? undefined : ids.get(document);
    return document === undefined || own === undefined ? [] : [framed(text, kind, document, narrator, show, own)];
  };
  return {
    segments: [
      ...frame(makeIntro(framing), 'intro', read[0]?.document.id),
      ...bodies.flat(),
      ...frame(makeOutro(framing), 'outro', read.at(-1)?.document.id),
    ],
    leftOut,
  };
}

interface Making {
  readonly show: Show;
  readonly speakers: SpeakerList;
  readonly ids: SegmentIds;
}

interface Telling extends Making {
  readonly told: ToldSentences;
  readonly leftOut: LeftOut[];
}

function segmentsOf(read: ReadDocument, telling: Telling): Segment[] {
  return read.blocks.flatMap((block) => {
    const id = telling.ids.next(speakerName(read.document.people, block.block.speaker), block.found.text);
    const kept = keepUntold(read, block, id, telling);
    return kept.length === 0 ? [] : [sourceSegment(read, block, id, kept, telling)];
  });
}

/** The sentences of a block that no earlier document told; the others are recorded. */
function keepUntold({ document }: ReadDocument, read: ReadBlock, id: string, { told, leftOut }: Telling): string[] {
  const kept: string[] = [];
  let from = 0;
  for (const sentence of splitSentences(read.text, document.language)) {
    const at = read.text.indexOf(sentence, from);
    from = at + sentence.length;
    const toldIn = told.toldIn(sentence, read.block, document.id);
    if (toldIn === undefined) {
      kept.push(sentence);
      told.add(sentence, id, read.block.kind, document.id);
    } else leftOut.push({ document: document.id, text: sentence, toldIn, source: locateSentence(read, at, from) });
  }
  return kept;
}

function sourceSegment(
  { document }: ReadDocument,
  { block, repairs }: ReadBlock,
  id: string,
  sentences: readonly string[],
  { show, speakers }: Making,
): Segment {
  const speaker = speakers.person(document, block.speaker);
  const prepared = prepareSentences(sentences, { language: document.language, lexicon: show.lexicon });
  const origin = { kind: 'source' as const, source: block.source, repairs: [...repairs] };
  return { id, document: document.id, kind: block.kind, speaker: speaker.id, ...prepared, origin };
}

/** The document's segments with the opening of an interview after its title. */
function withOpening(
  { document, blocks }: ReadDocument,
  segments: Segment[],
  { show, speakers, ids }: Making,
): Segment[] {
  if (document.kind !== 'interview') return segments;
  const heard = new Set(blocks.map(({ block }) => block.speaker));
  const people = [...heard].flatMap((id) => document.people.filter((person) => person.id === id && id !== NARRATOR));
  const text = makeOpening(people, showsRoles(people, blocks), document.language, show.templates.opening);
  if (text === undefined) return segments;
  const opening = framed(
    text,
    'opening',
    document.id,
    speakers.narrator(document.language),
    show,
    ids,
    document.language,
  );
  const afterTitle = segments[0]?.kind === 'title' ? 1 : 0;
  return [...segments.slice(0, afterTitle), opening, ...segments.slice(afterTitle)];
}

function framed(
  { text, origin }: FramingText,
  kind: 'intro' | 'outro' | 'opening',
  document: string,
  narrator: ScriptSpeaker,
  show: Show,
  ids: SegmentIds,
  language = show.language,
): Segment {
  const id = ids.next(`${kind}/${narrator.name}`, text);
  return {
    id,
    document,
    kind,
    speaker: narrator.id,
    ...prepareText(text, { language, lexicon: show.lexicon }),
    origin,
  };
}
