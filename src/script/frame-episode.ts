import type { Person } from '../model/document.ts';
import type { Origin } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { spokenText } from '../model/speech-plan.ts';
import { planSentence } from './normalise/plan-sentence.ts';
import { fillTemplate, introTemplates, joinNames, templatesOf, tidyTemplate } from './templates.ts';

/** Ten seconds at 150 words a minute, less what a sting and the pauses take. */
const LONGEST_INTRO_WORDS = 22;
/** Labels that name nobody: an opening made of them would tell the listener nothing. */
const BARE_LABELS =
  /^(?:\p{L}|question|answer|interviewer|interviewee|host|guest|frage|antwort|réponse|pregunta|respuesta)$/iu;

/** A text of the show's own with the template and values it was made from. */
export interface FramingText {
  readonly text: string;
  readonly origin: Extract<Origin, { kind: 'template' }>;
}

/** What the framing texts speak of. */
export interface FramingContext {
  readonly show: Pick<Show, 'title' | 'language' | 'templates' | 'lexicon'>;
  readonly title: string;
  /** In words, in the show's language and time zone. */
  readonly date: string;
  /** Titles of the documents, one after the other. */
  readonly documents: string;
}

/** The intro: the show's template, or ours cut to ten seconds, always with the disclosure. */
export function makeIntro({ show, title, date, documents }: FramingContext): FramingText {
  const { disclosure } = templatesOf(show.language);
  const values = { show: show.title, title, date, documents, disclosure };
  const texts = introTemplates(show).map((template) => tidyTemplate(fillTemplate(template, values)));
  const text = texts.find((one) => countWords(one, show) <= LONGEST_INTRO_WORDS) ?? texts.at(-1) ?? disclosure;
  return { text, origin: { kind: 'template', template: 'intro', values } };
}

/** The outro. */
export function makeOutro({ show, title, date, documents }: FramingContext): FramingText {
  const values = { show: show.title, title, date, documents };
  const text = tidyTemplate(fillTemplate(show.templates.outro ?? templatesOf(show.language).outro, values));
  return { text, origin: { kind: 'template', template: 'outro', values } };
}

/**
 * Who asks and who answers in an interview, by the page's own labels: undefined where these name nobody, and no roles
 * (`areRolesShown`) where the page shows none.
 */
export function makeOpening(
  people: readonly Person[],
  areRolesShown: boolean,
  language: string,
  custom: string | undefined,
): FramingText | undefined {
  const named = people.filter(({ name }) => !BARE_LABELS.test(name));
  const { opening, ask, answer, voices, and } = templatesOf(language);
  const namesOf = (role: Person['role']) => named.filter((person) => person.role === role).map(({ name }) => name);
  const interviewers = namesOf('interviewer');
  const guests = namesOf('guest');
  const hasBareLabel = named.length < people.length;
  const values = {
    interviewers: joinNames(interviewers, and),
    guests: joinNames(guests, and),
    ask: interviewers.length === 1 ? ask[0] : ask[1],
    answer: guests.length === 1 ? answer[0] : answer[1],
  };
  const make = (template: string, filled: Record<string, string>): FramingText => ({
    text: tidyTemplate(fillTemplate(template, filled)),
    origin: { kind: 'template', template: 'interview-opening', values: filled },
  });
  if (areRolesShown && interviewers.length > 0 && guests.length > 0) return make(custom ?? opening, values);
  const all = named.map(({ name }) => name);
  if (all.length < 2 || hasBareLabel) return undefined;
  return make(voices, { ...values, guests: joinNames(all, and) });
}

/** Words as they are spoken: `24, 2026` is four. */
function countWords(text: string, show: FramingContext['show']): number {
  const spoken = spokenText(planSentence(text, show));
  return spoken.split(/[\s-]+/u).length;
}
