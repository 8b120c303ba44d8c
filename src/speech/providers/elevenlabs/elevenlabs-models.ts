/** What differs between the models of ElevenLabs, by its documentation. */
export interface ElevenlabsModel {
  /** Characters a request. */
  readonly limit: number;
  /** Takes `language_code`. */
  readonly takesLanguage: boolean;
  /** Takes `previous_text` and `next_text`. */
  readonly takesNeighbours: boolean;
  /** Performs what stands in square brackets instead of saying it: `[laughs]`. */
  readonly obeysBrackets: boolean;
  readonly languages: readonly string[];
}

const ENGLISH = ['en'];
const V2 = 'en ar bg cs da de el es fi fil fr hi hr id it ja ko ms nl pl pt ro ru sk sv ta tr uk zh'.split(' ');
const V2_5 = [...V2, 'hu', 'no', 'vi'];
const V3 = [
  ...V2_5,
  ...(
    'af as az be bn bs ca ceb cy et fa ga gl gu ha he hy is jv ka kk kn ky lb ln lt lv mk ml mr ne ny pa ps sd sl so ' +
    'sr sw te th ur'
  ).split(' '),
];
const PLAIN = { takesLanguage: false, takesNeighbours: true, obeysBrackets: false };

const MODELS: Readonly<Record<string, ElevenlabsModel>> = {
  eleven_v3: { limit: 5000, takesLanguage: true, takesNeighbours: false, obeysBrackets: true, languages: V3 },
  eleven_multilingual_v2: { ...PLAIN, limit: 10_000, languages: V2 },
  eleven_flash_v2_5: { ...PLAIN, limit: 40_000, takesLanguage: true, languages: V2_5 },
  eleven_turbo_v2_5: { ...PLAIN, limit: 40_000, takesLanguage: true, languages: V2_5 },
  eleven_flash_v2: { ...PLAIN, limit: 30_000, languages: ENGLISH },
  eleven_turbo_v2: { ...PLAIN, limit: 30_000, languages: ENGLISH },
};

/** The model used unless another is set: even in long texts, and the most natural of those that take neighbouring text. */
export const DEFAULT_MODEL = 'eleven_multilingual_v2';

/** What a model can do; of one that is not known, the least that any of them can. */
export function modelOf(name: string): ElevenlabsModel {
  const unknown = { limit: 5000, takesLanguage: false, takesNeighbours: false, obeysBrackets: true, languages: V2 };
  return MODELS[name] ?? unknown;
}
