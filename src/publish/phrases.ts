/** The fixed words of descriptions and pages, per language. */
export interface Phrases {
  readonly disclosure: string;
  /** Before the list of what is not synthetic. */
  readonly recordings: string;
  readonly chapters: string;
  readonly sources: string;
  readonly transcript: string;
  readonly episodes: string;
  readonly interview: string;
  readonly article: string;
  readonly listen: string;
}

const ENGLISH: Phrases = {
  disclosure: 'The voices in this episode are synthetic: computer voices read the text of the sources.',
  recordings: 'Recordings, not synthetic',
  chapters: 'Chapters',
  sources: 'Sources',
  transcript: 'Transcript',
  episodes: 'Episodes',
  interview: 'Interview',
  article: 'Article',
  listen: 'Listen',
};

const PHRASES: Readonly<Record<string, Phrases>> = {
  en: ENGLISH,
  de: {
    disclosure: 'Die Stimmen in dieser Folge sind synthetisch: Computerstimmen lesen den Text der Quellen vor.',
    recordings: 'Aufnahmen, nicht synthetisch',
    chapters: 'Kapitel',
    sources: 'Quellen',
    transcript: 'Transkript',
    episodes: 'Folgen',
    interview: 'Interview',
    article: 'Artikel',
    listen: 'Anhören',
  },
  fr: {
    disclosure: 'Les voix de cet épisode sont synthétiques : des voix d’ordinateur lisent le texte des sources.',
    recordings: 'Enregistrements, non synthétiques',
    chapters: 'Chapitres',
    sources: 'Sources',
    transcript: 'Transcription',
    episodes: 'Épisodes',
    interview: 'Entretien',
    article: 'Article',
    listen: 'Écouter',
  },
  es: {
    disclosure: 'Las voces de este episodio son sintéticas: voces de ordenador leen el texto de las fuentes.',
    recordings: 'Grabaciones, no sintéticas',
    chapters: 'Capítulos',
    sources: 'Fuentes',
    transcript: 'Transcripción',
    episodes: 'Episodios',
    interview: 'Entrevista',
    article: 'Artículo',
    listen: 'Escuchar',
  },
};

/** The fixed words in a language; English where we have none. */
export function phrasesFor(language: string): Phrases {
  return PHRASES[language.toLowerCase().split('-')[0] ?? 'en'] ?? ENGLISH;
}
