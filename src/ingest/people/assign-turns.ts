import { vocabulary } from '../conventions/vocabulary.ts';
import type { Passage } from '../passages/passage.ts';
import { endsWithQuestion, foldCase } from '../passages/words.ts';
import { lookOf } from './find-unlabelled-questions.ts';

/** Number of the speaker of each passage; {@link NOBODY} where the narrator reads. */
export type Turns = readonly number[];

/** The narrator's number. */
export const NOBODY = -1;

const EDITORS_NOTE =
  /^\W*(?:editor(?:['’]s|s['’]|ial)? note|note from the editor|ed\.\s?:|anm(?:erkung|\.)? (?:der|d\.) red(?:aktion|\.)|note de la rédaction|n\.?d\.?l\.?r\b|nota de(?:l editor| la redacción|l traductor))/iu;
const ABOUT_THE_AUTHOR =
  /^\W*(?:about the (?:author|interviewer|guest|speaker)s?|über (?:den|die) (?:autor(?:in)?|autoren)|zur person|à propos de l['’]auteure?|sobre (?:el|la) autora?)\s?(?::|$)/iu;
const WRITER =
  'author|co-?author|columnist|contribut(?:or|ing)|correspondent|critic|editor|freelance|journalist|photographer|producer|reporter|writer|journaliste|correspondante?|autrice|auteure?|écrivaine?|rédact(?:eur|rice)|pigiste|periodista|corresponsal|redactora?|autora?|escritora?|journalist(?:in)?|redakteur(?:in)?|korrespondent(?:in)?|autor(?:in)?';
/** `Ada Okoro is a reporter for …`, `Ada Okoro es periodista y …`: who wrote it, told at the end. */
const AUTHOR_NOTE = new RegExp(
  `^\\p{Lu}[\\p{L}\\p{M}.'’-]*(?:\\s\\p{Lu}[\\p{L}\\p{M}.'’-]*){1,3},?\\s(?:is|was|est|es|ist|are)\\s(?:\\p{L}[\\p{L}\\p{M}'’-]*\\s){0,6}?(?:${WRITER})(?!\\p{L})`,
  'iu',
);

/**
 * Gives each passage to a speaker: a turn runs over paragraphs until the next label; headings, captions and what follows
 * a rule or the end of the conversation belong to the narrator.
 * @param starts speaker whose turn begins at a passage
 * @param isAbout whether a text speaks of a speaker in the third person
 */
export function assignTurns(
  passages: readonly Passage[],
  starts: ReadonlyMap<number, number>,
  isAbout: (text: string, speaker: number) => boolean,
): Turns {
  let last = -1;
  for (const index of starts.keys()) last = Math.max(last, index);
  const isOver = saysFarewell(passages[last]);
  const spokenTables = new Set([...starts.keys()].map((index) => passages[index]?.group));
  const isSpokenTable = ({ group }: Passage) => group !== undefined && spokenTables.has(group);
  let current = NOBODY;
  return passages.map((passage, index) => {
    const started = starts.get(index);
    if (started !== undefined) current = started;
    else if (passage.fate.use === 'dropped') return NOBODY;
    else if (passage.kind === 'table-row' && !isSpokenTable(passage)) return NOBODY;
    else if (passage.fate.use === 'optional') return passage.kind === 'table-row' ? current : NOBODY;
    else if (passage.kind === 'heading') return readHeading(index > last);
    else if (passage.kind === 'cue' && passage.voice === undefined) current = NOBODY;
    else if (passage.isAfterRule || passage.isGluedTitle) current = NOBODY;
    else if (EDITORS_NOTE.test(passage.text)) return NOBODY;
    else if (index > last && isOver && !vocabulary.saysI.test(passage.text)) current = NOBODY;
    else if (passage.text.length <= 200 && vocabulary.adjournment.test(passage.text)) current = NOBODY;
    else if (index > last && (isClosing(passage, current, isAbout) || isBox(passages, index))) current = NOBODY;
    else if (passages[index - 1]?.kind === 'heading' && isAbout(passage.text, current)) current = NOBODY;
    return current;
  });
  function readHeading(isAfterLast: boolean): number {
    if (isAfterLast) current = NOBODY;
    return NOBODY;
  }
}

/** `Thank you for your time.`: what follows the last turn is told. */
function saysFarewell(passage: Passage | undefined): boolean {
  return passage !== undefined && passage.text.length <= 300 && vocabulary.farewell.test(passage.text);
}

/** After the last label: notes in italics or brackets, and what tells of the speaker, are no part of the turn. */
function isClosing(passage: Passage, speaker: number, isAbout: (text: string, speaker: number) => boolean): boolean {
  if (speaker === NOBODY) return false;
  const text = passage.text.trim();
  if (ABOUT_THE_AUTHOR.test(text) || AUTHOR_NOTE.test(text)) return true;
  const look = lookOf(passage);
  return look === 'italic' || look === 'bold' || /^[([].*[)\]]\.?$/su.test(text) || isAbout(text, speaker);
}

/** A quotation set apart after the last label that nothing announces. */
function isBox(passages: readonly Passage[], index: number): boolean {
  return passages[index]?.kind === 'quotation' && !/[:,]\s*$/u.test(passages[index - 1]?.text ?? '');
}

/**
 * Where only one side is labelled: gives the other side its passages. With questions labelled, what follows a question is
 * its answer; with answers labelled, a question before one is asked by the other side.
 */
export function fillOtherSide(
  passages: readonly Passage[],
  starts: ReadonlyMap<number, number>,
  sides: { readonly labelled: 'interviewer' | 'guest'; readonly other: number },
): ReadonlyMap<number, number> {
  const filled = new Map(starts);
  const indices = [...passages.keys()].filter((index) => passages[index]?.fate.use === 'spoken');
  for (const [at, index] of indices.entries()) {
    if (starts.has(index)) continue;
    const before = indices[at - 1];
    const after = indices[at + 1];
    const passage = passages[index];
    if (passage === undefined || passage.kind === 'heading') continue;
    const isAnswer =
      sides.labelled === 'interviewer' && before !== undefined && starts.has(before) && !endsOpen(passages[before]);
    const isAsked = sides.labelled === 'guest' && isQuestionLike(passage) && after !== undefined && starts.has(after);
    if (isAnswer || isAsked) filled.set(index, sides.other);
  }
  return filled;
}

/** A question cut in two by a picture goes on in the next passage. */
function endsOpen(passage: Passage | undefined): boolean {
  return passage !== undefined && !/[.!?…]["”’»)]*\s*$/u.test(passage.text);
}

function isQuestionLike(passage: Passage): boolean {
  const look = lookOf(passage);
  return look === 'bold' || look === 'italic' || (endsWithQuestion(passage.text) && passage.text.length <= 500);
}

/** Tells whether a text names a speaker, by their whole name or surname. */
export function createAbout(keys: readonly (readonly string[])[]): (text: string, speaker: number) => boolean {
  return (text, speaker) => {
    const folded = ` ${foldCase(text.slice(0, 3_000)).replaceAll(/[^\p{L}\p{N}'-]+/gu, ' ')} `;
    return (keys[speaker] ?? []).some((key) => folded.includes(` ${key} `) || folded.includes(` ${key}'s `));
  };
}
