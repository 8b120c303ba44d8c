import type { Ms } from '../model/units.ts';

/** Between which times an utterance of a text can last. */
export interface DurationRange {
  readonly shortestMs: Ms;
  /** At a usual pace. */
  readonly expectedMs: Ms;
  readonly longestMs: Ms;
}

/** Below and above what share of the prediction an answer is cut, empty or repeated rather than quick or slow. */
const SHORTEST_SHARE = 0.4;
const LONGEST_SHARE = 2.5;

/** How long each kind of sign takes at a usual pace; measured on the local voices in 15 languages, within a third of it. */
const LETTER_MS = 68;
const SYLLABLE_SIGN_MS = 200;
const DIGIT_MS = 330;
const SPELLED_LETTER_MS = 300;
const PAUSE_MS = 180;
/** A sign such as % or $, where it is read out at all. */
const SIGN_MS = 400;
/** What every utterance takes besides its letters: short ones are said slowly. */
const BASE_MS = 230;

const SYLLABLE_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const TOKEN = /[\p{L}\p{M}]+|\p{N}|[.,;:!?…–—]+(?=\s+\S)|[^\s\p{L}\p{M}\p{N}.,;:!?…–—]/gu;

/** Shortest and longest reading of one token. */
type Reading = readonly [fastMs: Ms, slowMs: Ms];

/** How long a text may sound: a range wide enough for every voice and language, and for words that some voices spell. */
export function predictDuration(text: string): DurationRange {
  const spoken = text.replace(/<[^>]*>/gu, ' ').replace(/&[a-z]+;/gu, ' ');
  const readings = (spoken.match(TOKEN) ?? []).map(readingOf);
  const fastMs = readings.reduce((sum, [fast]) => sum + fast, 0);
  const slowMs = readings.reduce((sum, [, slow]) => sum + slow, 0);
  return {
    shortestMs: Math.round(fastMs * SHORTEST_SHARE),
    expectedMs: Math.round(BASE_MS + (fastMs + slowMs) / 2),
    longestMs: Math.round((BASE_MS + slowMs) * LONGEST_SHARE),
  };
}

function readingOf(token: string): Reading {
  if (/^\p{N}/u.test(token)) return [DIGIT_MS / 2, DIGIT_MS];
  if (/^[.,;:!?…–—]/u.test(token)) return [0, PAUSE_MS];
  if (!/^\p{L}/u.test(token)) return [0, SIGN_MS];
  const syllables = token.match(SYLLABLE_SIGN)?.length ?? 0;
  if (syllables > 0) return [(syllables * SYLLABLE_SIGN_MS) / 2, syllables * SYLLABLE_SIGN_MS];
  // Vowel signs are marks in some scripts and letters in others.
  const letters = token.length * LETTER_MS;
  const collapsed = token.replace(/(.)\1{2,}/gu, '$1').length * LETTER_MS;
  return [collapsed, mayBeSpelled(token) ? token.length * SPELLED_LETTER_MS : letters];
}

/** Voices spell what they cannot say: short capitals, single letters, runs without a vowel, repetitions. */
function mayBeSpelled(word: string): boolean {
  const isCapitals = word.length <= 5 && word === word.toUpperCase() && word !== word.toLowerCase();
  return (
    word.length === 1 || isCapitals || (/^[a-z]+$/iu.test(word) && !/[aeiouy]/iu.test(word)) || /(.)\1\1/u.test(word)
  );
}
