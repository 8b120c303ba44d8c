const SAMPLE = 4_000;

/** The language of a document as a BCP 47 tag: what the page itself says, else what its words look like, else English. */
export async function findLanguage(text: string, told: string | undefined): Promise<string> {
  return canonical(told) ?? (isPlainlyEnglish(text.slice(0, SAMPLE)) ? 'en' : await detect(text)) ?? 'en';
}

/** In English every seventh word or so is one of these, a third of them "the"; no other language has half as many. */
const ENGLISH = /^(?:the|of|and|to)$/iu;
const LEAST_WORDS = 60;
const LEAST_SHARE = 0.1;
const LEAST_ARTICLES = 0.03;

/** Whether a text can be nothing but English: to load what tells all languages apart takes longer than to read an article. */
function isPlainlyEnglish(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  const usual = words.filter((word) => ENGLISH.test(word));
  const articles = usual.filter((word) => word.length === 3 && word.toLowerCase() === 'the');
  const [share, articleShare] = [usual.length / words.length, articles.length / words.length];
  return words.length >= LEAST_WORDS && share >= LEAST_SHARE && articleShare >= LEAST_ARTICLES;
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

async function detect(text: string): Promise<string | undefined> {
  const { eld } = await import('eld/small');
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
