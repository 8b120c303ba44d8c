import { foldCase } from '../passages/words.ts';
import { commonSilentLines } from './common-silent-lines.ts';
import type { Conventions, LinePattern } from './conventions.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { spanish } from './spanish.ts';

const ALL: readonly Conventions[] = [english, german, french, spanish];
const SILENT_LINES: readonly LinePattern[] = [...ALL.flatMap(({ silentLines }) => silentLines), ...commonSilentLines];

/** The conventions of all known languages, ready to be asked; words are folded as foldCase folds them. */
export const vocabulary = {
  interviewers: setOf((language) => language.interviewers),
  guests: setOf((language) => language.guests),
  narrators: setOf((language) => language.narrators),
  questionLetters: setOf((language) => language.letters.question),
  answerLetters: setOf((language) => language.letters.answer),
  titles: setOf((language) => language.titles),
  offices: setOf((language) => language.offices),
  particles: setOf((language) => language.particles),
  nobodies: setOf((language) => language.nobodies),
  stage: setOf((language) => language.stage),
  stageFillers: setOf((language) => language.stageFillers),
  contents: setOf((language) => language.contents),
  silentSections: new Map(
    ALL.flatMap((language) => Object.entries(language.silentSections)).flatMap(([why, headings]) =>
      headings.map((heading) => [foldCase(heading), why] as const),
    ),
  ),
  silentLines: SILENT_LINES,
  /** Any of the silent lines: most lines are none, and are asked once. */
  anySilentLine: anyOf(SILENT_LINES.map(({ pattern }) => pattern)),
  promotion: anyOf(ALL.flatMap((language) => language.promotion)),
  bylines: setOf((language) => language.bylines),
  creditLabels: setOf((language) => language.creditLabels),
  credits: anyOf(ALL.flatMap((language) => language.credits)),
  /** As written, for a pattern. */
  imageCredits: ALL.flatMap((language) => language.imageCredits),
  months: setOf((language) => language.months),
  weekdays: setOf((language) => language.weekdays),
  interview: anyOf(ALL.map((language) => language.interview)),
  farewell: anyOf(ALL.map((language) => language.farewell)),
  adjournment: anyOf(ALL.map((language) => language.adjournment)),
  /** One person speaks of themselves, capital letters as written. */
  saysI: /(?<!\p{L})(?:I|I['’]\p{L}+|my|me|ich|mein\p{L}{0,2}|mir|je|j['’]|mon|ma|mes|yo|mi|mis)(?!\p{L})/u,
  firstPerson: setOf((language) => language.firstPerson),
  secondPerson: setOf((language) => language.secondPerson),
};

function setOf(choose: (language: Conventions) => readonly string[]): ReadonlySet<string> {
  return new Set(ALL.flatMap(choose).map(foldCase));
}

/** One pattern for many, all of which ignore case. */
function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), 'iu');
}
