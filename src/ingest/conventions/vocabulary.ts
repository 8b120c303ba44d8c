import type { Conventions, LinePattern } from './conventions.ts';
import { english } from './english.ts';

const ALL: readonly Conventions[] = [english];

/** The conventions of all known languages, ready to be asked. */
export const vocabulary = {
  interviewers: setOf((language) => language.interviewers),
  guests: setOf((language) => language.guests),
  narrators: setOf((language) => language.narrators),
  questionLetters: setOf((language) => language.letters.question),
  answerLetters: setOf((language) => language.letters.answer),
  titles: setOf((language) => language.titles),
  particles: setOf((language) => language.particles),
  nobodies: setOf((language) => language.nobodies),
  stage: setOf((language) => language.stage),
  stageFillers: setOf((language) => language.stageFillers),
  contents: setOf((language) => language.contents),
  silentSections: new Map(
    ALL.flatMap((language) => Object.entries(language.silentSections)).flatMap(([why, headings]) =>
      headings.map((heading) => [heading, why] as const),
    ),
  ),
  silentLines: ALL.flatMap((language): readonly LinePattern[] => language.silentLines),
  promotion: ALL.flatMap((language) => language.promotion),
  credits: ALL.flatMap((language) => language.credits),
  imageCredits: setOf((language) => language.imageCredits),
  months: setOf((language) => language.months),
  weekdays: setOf((language) => language.weekdays),
  interview: ALL.map((language) => language.interview),
  firstPerson: setOf((language) => language.firstPerson),
  secondPerson: setOf((language) => language.secondPerson),
};

function setOf(choose: (language: Conventions) => readonly string[]): ReadonlySet<string> {
  return new Set(ALL.flatMap(choose));
}
