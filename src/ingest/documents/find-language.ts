import { eld } from 'eld/small';

const SAMPLE = 4_000;

/** The language of a document as a BCP 47 tag: what the page itself says, else what its words look like, else English. */
export function findLanguage(text: string, told: string | undefined): string {
  return canonical(told) ?? detect(text) ?? 'en';
}

function canonical(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    const [found] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    return found === undefined || found === 'und' ? undefined : found;
  } catch {
    return undefined;
  }
}

/** A text this short, in characters, may look like a language that few pages are in. */
const SHORT = 400;
const USUAL = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
/** A usual language may look so much less likely than a rare one. */
const NEARLY = 0.8;

function detect(text: string): string | undefined {
  const found = eld.detect(text.slice(0, SAMPLE));
  const { language } = found;
  if (language === '') return undefined;
  if (text.trim().length >= SHORT || USUAL.includes(language)) return language;
  const scores = Object.entries(found.getScores());
  const best = Math.max(...scores.map(([, score]) => score));
  const [usual] = scores.filter(([name]) => USUAL.includes(name)).sort(([, one], [, two]) => two - one);
  // A usual one that is nearly as likely is meant.
  return usual !== undefined && usual[1] >= best * NEARLY ? usual[0] : language;
}
