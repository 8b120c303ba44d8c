import type { Voice } from '../model/capabilities.ts';
import type { DocumentsFile } from '../model/document.ts';
import type { Edit } from '../model/edits.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { type ChapterDocument, RECORDED_VOICE, type Script, type Segment, type Speaker } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { type Casting, castVoices } from './cast.ts';
import { checkFaithful } from './check-faithful.ts';
import { discloseRecordings } from './disclose-recordings.ts';
import { applyEdits, type ScriptRow } from './edits/apply-edits.ts';
import type { EditingContext } from './edits/edited-segment.ts';
import { type ScriptSpeaker, SpeakerList } from './list-speakers.ts';
import { prepareText } from './make-segment.ts';
import { mergeDocuments } from './merge-documents.ts';
import { giveVoices } from './quotations/give-voices.ts';
import { type ReadDocument, readDocuments } from './read-documents.ts';
import { episodeDates } from './spoken-date.ts';
import { titleChapters } from './title-chapters.ts';

/** What a script is written from. */
export interface ScriptRequest {
  readonly documents: DocumentsFile;
  readonly show: Show;
  readonly episode: EpisodeReference;
  /** The episode's title; without it, the first document's. */
  readonly title?: string;
  /** ISO 8601 UTC; spoken in the show's time zone. */
  readonly firstDate: string;
  /** Instance that speaks in this build. */
  readonly instance: string;
  /** Voices of every instance that may speak. */
  readonly voices: readonly Voice[];
  /** A producer's changes. */
  readonly edits?: readonly Edit[];
}

/** A script, and the show's cast with its new speakers added. */
export interface WrittenScript {
  readonly script: Script;
  readonly cast: Record<string, string>;
}

/**
 * Puts the documents together as one episode: intro, each document with its title as the chapter's heading and an
 * opening where it is an interview, outro. What an earlier document told is left out and recorded.
 * @throws ReadoutError `nothing-to-read`, `no-voice-for-language`, `voice-not-found`, `not-faithful`.
 */
export function writeScript(request: ScriptRequest): WrittenScript {
  const { documents, show, episode, firstDate } = request;
  const edits = request.edits ?? [];
  const read = renameDocuments(readDocuments(documents), edits).filter(({ blocks }) => blocks.length > 0);
  const chapters = titleChapters(read, show.language);
  const title = titleOf(request, chapters);
  const date = episodeDates(firstDate, show);
  const speakers = new SpeakerList(show.language);
  const merged = mergeDocuments({ read, show, title, date: date.written, speakers });
  const context = editingContext(read, show, speakers);
  const { rows, warnings } = applyEdits(voiceQuotations(merged.rows, show, edits, context), edits, context);
  const segments = discloseRecordings(settleFrame(heardOf(rows)), show);
  if (!segments.some(isBody)) throw nothingToRead(documents);
  const members = speakers.heardIn(segments);
  // Who is heard in recordings only needs no voice.
  const spoken = speakers.heardIn(segments.filter(({ recording }) => recording === undefined));
  const casting = castEpisode(request, spoken, edits);
  const script: Script = {
    format: 'readout-script/1',
    episode: `${episode.show}/${episode.id}`,
    title,
    language: show.language,
    date: date.iso,
    documents: chapters.filter(({ id }) => isHeardOf(id, segments) || !isHeardOf(id, heardOf(merged.rows))),
    speakers: members.map((speaker) => withVoice(speaker, casting)),
    segments,
    leftOut: merged.leftOut,
    warnings: [...casting.warnings, ...warnings],
  };
  checkFaithful(script, documents, show, edits);
  return { script, cast: casting.cast };
}

function renameDocuments(read: readonly ReadDocument[], edits: readonly Edit[]): ReadDocument[] {
  return read.map((one) => {
    const edit = edits.findLast((each) => each.kind === 'title' && each.document === one.document.id);
    return edit?.kind === 'title' ? { ...one, title: edit.title } : one;
  });
}

function titleOf({ title, edits = [] }: ScriptRequest, chapters: readonly ChapterDocument[]): string {
  const edit = edits.findLast((each) => each.kind === 'title' && each.document === undefined);
  if (edit?.kind === 'title') return edit.title;
  return title ?? chapters[0]?.chapterTitle ?? '';
}

function voiceQuotations(
  rows: readonly ScriptRow[],
  { quotes, lexicon }: Show,
  edits: readonly Edit[],
  { speakerOf, languageOf }: EditingContext,
): readonly ScriptRow[] {
  if (quotes !== 'voices') return rows;
  const keep = new Set(edits.flatMap((edit) => ('segment' in edit ? [edit.segment] : [])));
  const prepare = (text: string, segment: Segment) => prepareText(text, { language: languageOf(segment), lexicon });
  return giveVoices(rows, { speakerOf, prepare, keep });
}

function editingContext(read: readonly ReadDocument[], show: Show, speakers: SpeakerList): EditingContext {
  const documents = new Map(read.map(({ document }) => [document.id, document]));
  const languageOf: EditingContext['languageOf'] = (segment) =>
    isBody(segment) ? (documents.get(segment.document)?.language ?? show.language) : show.language;
  return {
    documents: [...documents.keys()],
    lexicon: show.lexicon,
    languageOf,
    speakerOf: (name, segment) => speakers.named(name, documents.get(segment.document), languageOf(segment)).id,
  };
}

function heardOf(rows: readonly ScriptRow[]): Segment[] {
  return rows.flatMap(({ segment, isHeard }) => (isHeard ? segment : []));
}

/** A document that a producer took out altogether is no chapter; one that was told already still is a source. */
function isHeardOf(id: string, segments: readonly Segment[]): boolean {
  return segments.some((segment) => isBody(segment) && segment.document === id);
}

function isBody({ kind }: Pick<Segment, 'kind'>): boolean {
  return kind !== 'intro' && kind !== 'outro';
}

/** Intro and outro belong to the first and last document of which something is left. */
function settleFrame(segments: readonly Segment[]): Segment[] {
  const first = segments.find(isBody)?.document;
  const last = segments.findLast(isBody)?.document;
  return segments.map((segment) => {
    const document = segment.kind === 'intro' ? first : segment.kind === 'outro' ? last : segment.document;
    return document === undefined || document === segment.document ? segment : { ...segment, document };
  });
}

/** The voices of an episode. What a producer chose for this episode alone is not kept in the show's cast. */
function castEpisode(request: ScriptRequest, members: readonly ScriptSpeaker[], edits: readonly Edit[]): Casting {
  const { show, instance, voices } = request;
  const chosen = new Map<string, string>();
  for (const edit of edits) {
    const member = members.find(
      ({ name }) => edit.kind === 'voice' && name.toLowerCase() === edit.speaker.toLowerCase(),
    );
    if (edit.kind === 'voice' && member !== undefined) chosen.set(member.key, edit.voice);
  }
  const { cast } = show;
  return castVoices({ members, cast, chosen, showInstance: show.instance, instance, voices });
}

function withVoice({ id, key, name, role, language }: ScriptSpeaker, { voices }: Casting): Speaker {
  return { id, name, role, language, voice: voices.get(key) ?? RECORDED_VOICE };
}

function nothingToRead({ inputs }: DocumentsFile): ReadoutError {
  const where = inputs.map(({ address }) => address).join(', ');
  return new ReadoutError('nothing-to-read', `Nothing that can be read aloud was found in ${where}.`, {
    hint: 'Run `readout script` on it to see what was found and what was left out.',
  });
}
