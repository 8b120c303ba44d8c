/** The words of a language by which a text says who is quoted. */
export interface QuotationWords {
  /** Verbs of saying as they stand beside a quotation, lower case; several words where they belong together. */
  readonly verbs: string;
  /** Verbs that also give a quotation to the subject of their sentence from further away (`stating it would “…”`). */
  readonly reports: string;
  /** Pronouns that mean the person spoken of last. */
  readonly pronouns: string;
  /** Words before a name that are no part of it. */
  readonly titles: string;
  /** Articles: what follows one directly is nobody's name. */
  readonly articles: string;
}

const ENGLISH: QuotationWords = {
  verbs:
    'said says told added adds asked asks replied wrote writes explained explains argued argues noted notes warned warns ' +
    'stated announced insisted insists recalled declared continued concluded answered acknowledged admitted joked remarked ' +
    'commented observed suggested claimed stating saying adding',
  reports:
    'said says told wrote stated stating saying adding telling calling called calls writing asserting asserted claiming ' +
    'claimed describing described emphasizing emphasized arguing argued warning warned insisting insisted explaining',
  pronouns: 'he she',
  titles:
    'mr mrs ms dr prof president minister mayor senator governor king queen prince princess chief director professor ' +
    'captain general secretary chancellor judge pope bishop sir lady lord doctor the chairman spokesman spokeswoman',
  articles: 'the a an this that its their our his her',
};

const GERMAN: QuotationWords = {
  verbs:
    'sagte sagt erklärte erklärt betonte betont meinte meint berichtete berichtet schrieb schreibt warnte warnt antwortete ' +
    'fragte fragt erzählte erzählt ergänzte kündigte so',
  reports: 'sagte sagt erklärte erklärt betonte meinte schrieb warnte bezeichnete nannte berichtete',
  pronouns: 'er sie',
  titles: 'herr frau dr prof präsident präsidentin minister ministerin bürgermeister bürgermeisterin kanzler kanzlerin',
  articles: 'der die das ein eine dem den',
};

const FRENCH: QuotationWords = {
  verbs:
    'dit déclare explique affirme ajoute souligne estime raconte confie assure précise répond écrit demande ' +
    'a\u00a0dit a\u00a0déclaré a\u00a0expliqué a\u00a0affirmé a\u00a0ajouté a\u00a0souligné a\u00a0estimé a\u00a0raconté a\u00a0confié ' +
    'a\u00a0assuré a\u00a0précisé a\u00a0répondu a\u00a0écrit a\u00a0demandé',
  reports:
    'déclare explique affirme a\u00a0dit a\u00a0déclaré a\u00a0expliqué a\u00a0affirmé a\u00a0ajouté a\u00a0souligné a\u00a0écrit',
  pronouns: 'il elle',
  titles: 'm mme mlle dr pr le la président présidente ministre maire docteur professeur',
  articles: 'le la les un une l’ l',
};

const SPANISH: QuotationWords = {
  verbs:
    'dijo dice declaró declara afirmó afirma aseguró asegura explicó explica añadió añade señaló señala indicó indica sostuvo ' +
    'manifestó comentó comenta preguntó respondió escribió advirtió advierte contó cuenta',
  reports: 'dijo declaró afirmó aseguró explicó señaló indicó sostuvo manifestó escribió advirtió calificó',
  pronouns: 'él ella',
  titles: 'sr sra srta dr dra don doña presidente presidenta ministro ministra alcalde alcaldesa profesor profesora',
  articles: 'el la los las un una',
};

const WORDS: Readonly<Record<string, QuotationWords>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

/** The words of a language; undefined where we know none, and nobody is said to be quoted. */
export function quotationWords(language: string): QuotationWords | undefined {
  return WORDS[language.slice(0, 2).toLowerCase()];
}

/** A list of words as a pattern; a no-break space in one stands for any white space. */
export function anyWord(list: string): string {
  return list
    .split(' ')
    .map((word) => word.replaceAll('\u00a0', String.raw`\s`))
    .join('|');
}
