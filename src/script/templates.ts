import type { Show } from '../model/show.ts';

/** The show's own sentences in one language. `{…}` stands for a value. */
export interface Templates {
  /** Tried in order until one is short enough. */
  readonly intros: readonly string[];
  /** Always said in the intro, whatever the template. */
  readonly disclosure: string;
  /** Said in its place where recordings are heard too. */
  readonly disclosureBesideRecordings: string;
  readonly outro: string;
  /** Who asks and who answers; `{ask}` and `{answer}` are the verbs below, for one person and for several. */
  readonly opening: string;
  readonly ask: readonly [one: string, many: string];
  readonly answer: readonly [one: string, many: string];
  /** Where several people talk and the page does not say who asks. */
  readonly voices: string;
  readonly and: string;
  /** Before the chapter title of an interview whose title another document already has. */
  readonly interview: string;
}

const TEMPLATES: Readonly<Record<string, Templates>> = {
  en: {
    intros: ['{show}, {date}.', '{show}.'],
    disclosure: 'The voices you hear are synthetic.',
    disclosureBesideRecordings: 'The voices you hear are synthetic, except in recordings.',
    outro: 'That was {show}. Thank you for listening.',
    opening: '{interviewers} {ask} the questions; {guests} {answer}.',
    ask: ['asks', 'ask'],
    answer: ['answers', 'answer'],
    voices: 'You will hear {guests}.',
    and: 'and',
    interview: 'Interview',
  },
  de: {
    intros: ['{show}, {date}.', '{show}.'],
    disclosure: 'Die Stimmen sind künstlich erzeugt.',
    disclosureBesideRecordings: 'Die Stimmen sind künstlich erzeugt, außer in Aufnahmen.',
    outro: 'Das war {show}. Danke fürs Zuhören.',
    opening: 'Die Fragen {ask} {interviewers}; es {answer} {guests}.',
    ask: ['stellt', 'stellen'],
    answer: ['antwortet', 'antworten'],
    voices: 'Zu hören sind {guests}.',
    and: 'und',
    interview: 'Interview',
  },
  fr: {
    intros: ['{show}, {date}.', '{show}.'],
    disclosure: 'Les voix sont synthétiques.',
    disclosureBesideRecordings: 'Les voix sont synthétiques, sauf dans les enregistrements.',
    outro: 'C’était {show}. Merci de votre écoute.',
    opening: '{interviewers} {ask} les questions ; {guests} {answer}.',
    ask: ['pose', 'posent'],
    answer: ['répond', 'répondent'],
    voices: 'Vous entendrez {guests}.',
    and: 'et',
    interview: 'Entretien',
  },
  es: {
    intros: ['{show}, {date}.', '{show}.'],
    disclosure: 'Las voces son sintéticas.',
    disclosureBesideRecordings: 'Las voces son sintéticas, salvo en las grabaciones.',
    outro: 'Esto ha sido {show}. Gracias por escuchar.',
    opening: '{ask} {interviewers}; {answer} {guests}.',
    ask: ['Pregunta', 'Preguntan'],
    answer: ['responde', 'responden'],
    voices: 'Se escucha a {guests}.',
    and: 'y',
    interview: 'Entrevista',
  },
};

/** The templates of a language, English where we have none in it. */
export function templatesOf(language: string): Templates {
  const english = TEMPLATES.en;
  const found = TEMPLATES[language.slice(0, 2).toLowerCase()] ?? english;
  if (found === undefined) throw new Error('There are no templates at all.');
  return found;
}

/** A template with its values put in; a name without a value stays as it is written. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .replace(/\{(\w+)\}/gu, (whole, name: string) => values[name] ?? whole)
    .replace(/\s+/gu, ' ')
    .trim();
}

/** A filled template as a sentence: a title that ends in a mark of its own gets no full stop behind it (`What Next?.`). */
export function tidyTemplate(text: string): string {
  return text.replace(/([.!?…]["'”’»)]*)[.]/gu, '$1').replace(/\s+([.,])/gu, '$1');
}

/** The intro templates to try, each with the disclosure. */
export function introTemplates({ language, templates }: TemplateShow): string[] {
  const { intros } = templatesOf(language);
  const wanted = templates.intro === undefined ? intros : [templates.intro];
  return wanted.map((template) => (template.includes('{disclosure}') ? template : `${template} {disclosure}`));
}

/** What of a show its templates come from. */
export type TemplateShow = Pick<Show, 'templates' | 'language'>;

/** Every template that a segment of this kind may have been made from. */
export function fillableTemplates(
  kind: 'intro' | 'outro' | 'interview-opening' | 'title',
  show: TemplateShow,
): string[] {
  const { templates } = show;
  const all = Object.values(TEMPLATES);
  switch (kind) {
    case 'intro':
      return introTemplates(show);
    case 'outro':
      return [templates.outro ?? templatesOf(show.language).outro];
    case 'title':
      return ['{title}'];
    case 'interview-opening':
      return [
        ...(templates.opening === undefined ? [] : [templates.opening]),
        ...all.flatMap(({ opening, voices }) => [opening, voices]),
      ];
  }
}

/** `A`, `A and B`, `A, B and C`. */
export function joinNames(names: readonly string[], and: string): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${and} ${last}`;
}
