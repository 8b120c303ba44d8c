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

function detect(text: string): string | undefined {
  const { language } = eld.detect(text.slice(0, SAMPLE));
  return language === '' ? undefined : language;
}
