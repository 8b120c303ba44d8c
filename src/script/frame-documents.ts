import { NARRATOR } from '../model/document.ts';
import type { Segment } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { showsRoles } from './confirm-roles.ts';
import type { ScriptRow } from './edits/apply-edits.ts';
import { type FramingText, makeIntro, makeOpening, makeOutro } from './frame-episode.ts';
import type { ToldSentences } from './leave-out-repeats.ts';
import type { SpeakerList } from './list-speakers.ts';
import { prepareText, SegmentIds } from './make-segment.ts';
import type { MergeRequest } from './merge-request.ts';
import type { ReadDocument } from './read-documents.ts';

/** What a document's own framing is made with. */
export interface Framing {
  readonly show: Show;
  readonly speakers: SpeakerList;
  readonly ids: SegmentIds;
  readonly told: ToldSentences;
}

/** The document's rows with its title, where only the page's metadata say it, and the opening of an interview. */
export function frameDocument(read: ReadDocument, rows: readonly ScriptRow[], framing: Framing): ScriptRow[] {
  const titled = [...titleRows(read, rows, framing), ...rows];
  const opening = openingOf(read, framing);
  if (opening === undefined) return titled;
  const afterTitle = titled[0]?.segment.kind === 'title' ? 1 : 0;
  return [...titled.slice(0, afterTitle), { segment: opening, isHeard: true }, ...titled.slice(afterTitle)];
}

/** The episode's rows: intro, documents, outro. */
export function frameEpisode(bodies: readonly (readonly ScriptRow[])[], request: MergeRequest): ScriptRow[] {
  const { read, show, speakers } = request;
  const context = { ...request, documents: read.map((one) => one.title).join(', ') };
  const frame = (text: FramingText, kind: 'intro' | 'outro', document: ReadDocument | undefined): ScriptRow[] => {
    if (document === undefined) return [];
    const { id } = document.document;
    const making = { show, speakers, ids: new SegmentIds(id) };
    return [{ segment: framed(text, kind, id, making, show.language), isHeard: true }];
  };
  return [
    ...frame(makeIntro(context), 'intro', read[0]),
    ...bodies.flat(),
    ...frame(makeOutro(context), 'outro', read.at(-1)),
  ];
}

function titleRows(read: ReadDocument, rows: readonly ScriptRow[], framing: Framing): ScriptRow[] {
  const { document, title } = read;
  if (rows.some(({ segment }) => segment.kind === 'title') || !isTold(read)) return [];
  const told = framing.told.toldIn(title, { kind: 'title', speaker: NARRATOR }, document.id) !== undefined;
  const origin = { kind: 'template' as const, template: 'title' as const, values: { title } };
  const segment = framed({ text: title, origin }, 'title', document.id, framing, document.language);
  if (!told) framing.told.add(title, segment.id, 'title', document.id);
  return [{ segment, isHeard: !told }];
}

/** Whether the title is one that the page gives, and not its first words or the names of those who talk. */
function isTold({ document, title, blocks }: ReadDocument): boolean {
  const begins = (text: string, words: string) => text.toLowerCase().startsWith(words.toLowerCase());
  const names = document.people.filter(({ id, role }) => id !== NARRATOR && role !== 'quoted').map(({ name }) => name);
  const isFromText = blocks.slice(0, 3).some(({ text }) => begins(text, title.replace(/…$/u, '').trim()));
  return /\p{L}/u.test(title) && !isFromText && title !== names.slice(0, 4).join(', ');
}

function openingOf({ document, blocks }: ReadDocument, framing: Framing): Segment | undefined {
  if (document.kind !== 'interview') return undefined;
  const heard = new Set(blocks.map(({ block }) => block.speaker));
  const people = [...heard].flatMap((id) => document.people.filter((person) => person.id === id && id !== NARRATOR));
  const { opening } = framing.show.templates;
  const text = makeOpening(people, showsRoles(people, blocks), document.language, opening);
  return text === undefined ? undefined : framed(text, 'opening', document.id, framing, document.language);
}

/** Its id says what it is and not what it says, so that it keeps a producer's change when a title changes. */
function framed(
  { text, origin }: FramingText,
  kind: 'intro' | 'outro' | 'opening' | 'title',
  document: string,
  { show, speakers, ids }: Omit<Framing, 'told'>,
  language: string,
): Segment {
  const narrator = speakers.narrator(language);
  const id = ids.next(`${kind}/${narrator.name}`, '');
  const prepared = prepareText(text, { language, lexicon: show.lexicon });
  return { id, document, kind, speaker: narrator.id, ...prepared, origin };
}
