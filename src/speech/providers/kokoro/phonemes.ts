/** Signs that the model knows and that carry the intonation. */
const KNOWN_SIGNS = ';:,.!?—…"“”()';
/**
 * What stands between two stretches of words: signs wherever they stand, but full stops, commas and colons only where
 * they end something, since `3.5` and `10:30` are read by the phonemizer.
 */
const SIGNS = /((?:\s*(?:[;!?—–…"“”«»()¡¿[\]]|[.,:](?=[\s.,:;!?—–…"“”«»()]|$)))+\s*)/u;

/** A stretch of text: words to be turned into phonemes, or the signs between two of them. */
export interface Stretch {
  readonly kind: 'words' | 'signs';
  readonly text: string;
}

/** Cuts a text into words and signs: phonemizers drop the signs. */
export function splitStretches(text: string): Stretch[] {
  const plain = text.replace(/[’‘]/gu, "'").replace(/\s+/gu, ' ');
  return plain
    .split(SIGNS)
    .map((part, index): Stretch => ({ kind: index % 2 === 0 ? 'words' : 'signs', text: part }))
    .filter(({ kind, text: part }) => (kind === 'words' ? /[\p{L}\p{N}]|[^\s\p{P}]/u.test(part) : part !== ''));
}

/** Phonemes of a whole text: each stretch of words as `phonemize` says it, the signs kept as far as the model knows them. */
export async function toPhonemes(text: string, phonemize: (words: string) => Promise<string>): Promise<string> {
  let phonemes = '';
  for (const { kind, text: part } of splitStretches(text)) {
    if (kind === 'signs') phonemes += asKnownSigns(part);
    else phonemes += `${/^\s/u.test(part) ? ' ' : ''}${await phonemize(part.trim())}${/\s$/u.test(part) ? ' ' : ''}`;
  }
  return phonemes.replace(/\s+/gu, ' ').trim();
}

function asKnownSigns(signs: string): string {
  const known = signs
    .replace(/–/gu, '—')
    .replace(/«/gu, '“')
    .replace(/»/gu, '”')
    .replace(/\[/gu, '(')
    .replace(/\]/gu, ')');
  return [...known].filter((sign) => sign === ' ' || KNOWN_SIGNS.includes(sign)).join('');
}

/** English by espeak's rules, in the signs that the model was trained with. */
export function asModelEnglish(ipa: string): string {
  return ipa.replace(/r/gu, 'ɹ').replace(/x/gu, 'k').replace(/ɬ/gu, 'l').replace(/ʲ/gu, 'j');
}

/** Sounds that are one sign for the model, by what espeak says with `--tie=^` (the `misaki` package's table for other languages). */
const TIED: readonly (readonly [tied: string, sign: string])[] = [
  ['a^ɪ', 'I'],
  ['a^ʊ', 'W'],
  ['d^z', 'ʣ'],
  ['d^ʒ', 'ʤ'],
  ['e^ɪ', 'A'],
  ['o^ʊ', 'O'],
  ['ə^ʊ', 'Q'],
  ['s^s', 'S'],
  ['t^s', 'ʦ'],
  ['t^ʃ', 'ʧ'],
  ['ɔ^ɪ', 'Y'],
];

/** Other languages by espeak's rules with `--tie=^`, in the signs that the model was trained with. */
export function asModelPhonemes(tied: string): string {
  // Where espeak takes a word for another language's it says so in parentheses: (en)ʃˈɒpɪŋ(fr).
  const sounds = tied.replace(/\([a-z-]+\)/gu, '');
  return TIED.reduce((said, [from, to]) => said.replaceAll(from, to), sounds).replace(/[\^-]/gu, '');
}
