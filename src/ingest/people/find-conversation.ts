import { NARRATOR, type Person, type Role } from '../../model/document.ts';
import { vocabulary } from '../conventions/vocabulary.ts';
import { cutText } from '../passages/cut-text.ts';
import { drop, type Passage } from '../passages/passage.ts';
import { assignTurns, createAbout, NOBODY } from './assign-turns.ts';
import { findCandidates } from './find-candidates.ts';
import { nameByCastList } from './find-cast-list.ts';
import { type DashTurns, findDashTurns } from './find-dash-turns.ts';
import { findGuestName } from './find-guest-name.ts';
import type { Label } from './find-label.ts';
import { findInterruptions, findLabels } from './find-labels.ts';
import { findNamesInText, type NamesInText } from './find-names-in-text.ts';
import type { Surroundings } from './find-roles.ts';
import { addOtherSide, findSides, GUEST, INTERVIEWER, type Sides } from './find-sides.ts';
import { findStrayLabels } from './find-stray-labels.ts';
import { findUnlabelledQuestions } from './find-unlabelled-questions.ts';
import { gatherPeople, personIds, type Speaker, toPerson } from './gather-people.ts';
import { introductionOf, type Page, surroundingsOf } from './introduction.ts';
import { labelRole } from './label-role.ts';
import { nameKey } from './name-shape.ts';

/** A document's passages without labels, who speaks each, and the people. */
export interface Conversation {
  readonly kind: 'article' | 'interview';
  readonly passages: readonly Passage[];
  /** Person id of each passage's speaker. */
  readonly speakers: readonly string[];
  readonly people: readonly Person[];
}

const PARAGRAPH = 'paragraph' as const;
const NARRATOR_PERSON: Person = { id: NARRATOR, name: 'Narrator', role: 'narrator', forms: [] };

/** Finds who speaks in a document, and takes their labels out of its text. */
export function findConversation(passages: readonly Passage[], page: Page): Conversation {
  const candidates = findCandidates(passages);
  const names = findNamesInText(saidTexts(passages, candidates), [
    page.title,
    page.author ?? '',
    ...namesInFrontMatter(page.source),
    ...creditsOf(passages, page.source),
  ]);
  const labels = findLabels(passages, candidates, names);
  if (labels.size > 0)
    return labelled(passages, { labels, interruptions: findInterruptions(candidates, labels) }, names, page);
  const introduction = `${page.title} ${introductionOf(passages, passages.length)}`;
  const dialogue = findDashTurns(passages, vocabulary.interview.test(introduction));
  if (dialogue !== undefined) return dashed(passages, dialogue, page);
  const questions = findUnlabelledQuestions(passages, introduction);
  return questions.size > 0 ? unlabelled(passages, questions, page) : article(passages);
}

/** Tells of a passage whether somebody's label begins it. */
export function createLabelCheck(passages: readonly Passage[]): (index: number) => boolean {
  const candidates = findCandidates(passages);
  if (candidates.size === 0) return () => false;
  const labels = findLabels(passages, candidates, findNamesInText(saidTexts(passages, candidates)));
  return (index) => labels.has(index);
}

function saidTexts(passages: readonly Passage[], candidates: ReadonlyMap<number, Label>): string[] {
  return passages.map((passage, index) => passage.text.slice(candidates.get(index)?.to ?? 0));
}

/** Lines of the front matter of the page: it may list those who speak. */
function namesInFrontMatter(source: string): string[] {
  const matter =
    /^\ufeff?---[ \t]*\r?\n([\s\S]{0,4000}?)\n---[ \t]*(?:\r?\n|$)/u.exec(source.slice(0, 4_100))?.[1] ?? '';
  return matter.split('\n');
}

/** Who made the pictures is not read, but known: often the one who asks. */
function creditsOf(passages: readonly Passage[], source: string): string[] {
  const cuts = passages.flatMap((passage) => passage.cuts.filter(({ why }) => why === 'image-credit'));
  return cuts.map(({ start, end }) => source.slice(start, end));
}

function article(passages: readonly Passage[]): Conversation {
  return { kind: 'article', passages, speakers: passages.map(() => NARRATOR), people: [NARRATOR_PERSON] };
}

function labelled(
  passages: readonly Passage[],
  {
    labels,
    interruptions,
  }: { readonly labels: ReadonlyMap<number, Label>; readonly interruptions: ReadonlySet<number> },
  names: NamesInText,
  page: Page,
): Conversation {
  const speakers = nameByCastList(gatherPeople([...labels.values()], names), passages);
  const numbers = new Map(speakers.flatMap(({ keys }, number) => [...keys].map((key) => [key, number] as const)));
  const starts = new Map([...labels].map(([index, label]) => [index, numbers.get(label.key) ?? NOBODY]));
  for (const index of interruptions) starts.set(index, NOBODY);
  const cut = passages.map((passage, index) =>
    interruptions.has(index) && /^[^:]{1,30}:\s*$/u.test(passage.text)
      ? drop(passage, 'break-marker')
      : cutLabel(passage, labels.get(index), page.source),
  );
  const surroundings = surroundingsOf(passages, firstOf(labels.keys()), page);
  return finish(cut, findSides(cut, starts, speakers, surroundings), surroundings);
}

function dashed(passages: readonly Passage[], { starts, dashes }: DashTurns, page: Page): Conversation {
  const cut = passages.map((passage, index) => {
    const to = dashes.get(index);
    return to === undefined
      ? passage
      : { ...cutText(passage, [{ from: 0, to }], 'label', page.source), kind: PARAGRAPH };
  });
  const surroundings = surroundingsOf(passages, firstOf(starts.keys()), page);
  return finish(cut, { speakers: [INTERVIEWER, GUEST], roles: ['interviewer', 'guest'], starts }, surroundings);
}

function unlabelled(passages: readonly Passage[], questions: ReadonlySet<number>, page: Page): Conversation {
  const starts = new Map([...questions].map((index) => [index, 0]));
  const surroundings = surroundingsOf(passages, firstOf(questions), page);
  const labels = findStrayLabels(passages, questions);
  const cut = passages.map((passage, index): Passage => {
    const label = labels.get(index);
    if (label !== undefined) return cutLabel(passage, label, page.source);
    return questions.has(index) && passage.kind === 'heading' ? { ...passage, kind: 'paragraph' } : passage;
  });
  const asked: Sides = { speakers: [INTERVIEWER], roles: ['interviewer'], starts };
  return finish(cut, addOtherSide(cut, asked), surroundings);
}

/** Gives each passage to its speaker, and names those whom labels leave unnamed. */
function finish(passages: readonly Passage[], sides: Sides, surroundings: Surroundings): Conversation {
  const { speakers, roles, starts } = sides;
  const isOnlyGuest = roles.filter((role) => role === 'guest').length === 1;
  const guest = isOnlyGuest ? findGuestName(surroundings) : undefined;
  const shown = speakers.map((speaker, index) => nameSpeaker(speaker, roles[index] ?? 'guest', guest));
  const turns = assignTurns(
    passages,
    starts,
    createAbout(speakers.map((speaker, index) => formsOf(speaker, shown[index]))),
  );
  const ids = personIds(shown);
  const narrates = roles.map((role) => role === 'narrator');
  return {
    kind: 'interview',
    passages: passages.map((passage) => (isStageLine(passage) ? drop(passage, 'stage-direction') : passage)),
    speakers: turns.map((turn) => (turn === NOBODY || narrates[turn] ? NARRATOR : (ids[turn] ?? NARRATOR))),
    people: [
      NARRATOR_PERSON,
      ...shown.flatMap((speaker, index) =>
        narrates[index] ? [] : [toPerson(speaker, ids[index] ?? '', roles[index] ?? 'guest')],
      ),
    ],
  };
}

/** `[Video plays]`: among what people say, a line between square brackets tells what happens. */
function isStageLine({ text, fate, isTitle }: Passage): boolean {
  return fate.use === 'spoken' && isTitle !== true && text.length <= 60 && /^\s*\[[^\][]+\]\s*$/u.test(text);
}

/** What a text about a speaker may call them: their whole name as labels or the page have it, or their surname. */
function formsOf({ key, keys }: Speaker, shown: Speaker | undefined): string[] {
  const whole = [...keys, key, nameKey(shown?.name ?? '')];
  const forms = new Set([...whole, ...[key, whole.at(-1) ?? ''].map((name) => name.split(' ').at(-1) ?? '')]);
  return [...forms].filter((form) => form.length > 3);
}

/** `Q` and `A` are read by people: the guest of the introduction, where it names one. */
function nameSpeaker(speaker: Speaker, role: Role, guest: string | undefined): Speaker {
  const isLetter = speaker.name.length === 1 && labelRole(speaker.name) !== undefined;
  if (role === 'interviewer') return isLetter ? { ...speaker, name: INTERVIEWER.name } : speaker;
  if (role !== 'guest' || !(isLetter || speaker === GUEST || isGeneric(speaker))) return speaker;
  return { ...speaker, name: guest ?? (isLetter ? GUEST.name : speaker.name) };
}

function isGeneric(speaker: Speaker): boolean {
  return labelRole(speaker.name) === 'guest';
}

function cutLabel(passage: Passage, label: Label | undefined, source: string): Passage {
  if (label === undefined) return passage;
  const cut = cutText(passage, [{ from: 0, to: label.to }], 'label', source);
  const kind =
    passage.kind === 'heading' || passage.kind === 'term' || passage.kind === 'table-row' ? 'paragraph' : passage.kind;
  return { ...cut, kind };
}

/** The least of many indices. */
function firstOf(indices: Iterable<number>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const index of indices) first = Math.min(first, index);
  return first;
}
