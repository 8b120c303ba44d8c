import type { Segment } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { prepareText } from './make-segment.ts';
import { fillTemplate, introTemplates, templatesOf, tidyTemplate } from './templates.ts';

/** What of a show its intro is made of. */
type IntroShow = Pick<Show, 'templates' | 'language' | 'lexicon'>;

/** The segments with an intro that stays true where recordings are heard among them: not every voice is synthetic then. */
export function discloseRecordings(segments: readonly Segment[], show: IntroShow): Segment[] {
  if (!segments.some(({ recording }) => recording !== undefined)) return [...segments];
  return segments.map((segment) => withDisclosure(segment, show));
}

function withDisclosure(segment: Segment, show: IntroShow): Segment {
  const { origin, text } = segment;
  if (origin.kind !== 'template' || origin.template !== 'intro') return segment;
  const values = { ...origin.values, disclosure: templatesOf(show.language).disclosureBesideRecordings };
  const template = introTemplates(show).find((one) => tidyTemplate(fillTemplate(one, origin.values)) === text);
  if (template === undefined) return segment;
  const prepared = prepareText(tidyTemplate(fillTemplate(template, values)), show);
  return { ...segment, ...prepared, origin: { ...origin, values } };
}

/** An intro's text as it is where there are recordings, or are none: both mean the same to a producer who changed nothing. */
export function otherIntro(text: string, language: string): string {
  const { disclosure, disclosureBesideRecordings } = templatesOf(language);
  return text.includes(disclosureBesideRecordings)
    ? text.replace(disclosureBesideRecordings, disclosure)
    : text.replace(disclosure, disclosureBesideRecordings);
}
