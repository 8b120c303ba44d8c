import { createHash } from 'node:crypto';

/** How a tone voice sounds. */
export interface ToneVoice {
  readonly pitchHz: number;
  /** Level of a loud syllable, dBFS. */
  readonly levelDb: number;
  /** Letters a second inside a word. */
  readonly rate: number;
  /** Silence before and after, so that there is something to trim. */
  readonly edgeMs: number;
}

/** Rate of the sound that tone voices make, in Hz. */
export const TONE_RATE = 24_000;

const TABLE_SIZE = 2048;
/** One period of a voice-like wave: harmonics that fall off, loudest near 3 times the pitch as in a vowel. */
const TABLE = Float32Array.from({ length: TABLE_SIZE }, (_, index) => {
  const phase = (2 * Math.PI * index) / TABLE_SIZE;
  const harmonics = [0.5, 0.35, 0.4, 0.2, 0.1, 0.05];
  return harmonics.reduce((sum, level, order) => sum + level * Math.sin((order + 1) * phase + order), 0);
});
const TABLE_PEAK = TABLE.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0);

/** A stretch of sound: a syllable with its pitch, or a pause where `pitch` is 0. */
interface Stretch {
  readonly ms: number;
  readonly pitch: number;
  readonly level: number;
}

/** Sounds a text as syllables of one voice: s16le samples at {@link TONE_RATE}, the same bytes every time. */
export function makeTone(text: string, voice: ToneVoice): Int16Array {
  const edge: Stretch = { ms: voice.edgeMs, pitch: 0, level: 0 };
  const stretches = [edge, ...words(text).flatMap((word) => stretchesOf(word, voice)), edge];
  const lengths = stretches.map(({ ms }) => Math.round((ms * TONE_RATE) / 1000));
  const samples = new Int16Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  let phase = 0;
  for (const [index, { pitch, level }] of stretches.entries()) {
    const length = lengths[index] ?? 0;
    if (pitch > 0) phase = addSyllable(samples.subarray(at, at + length), { pitch, level, phase });
    at += length;
  }
  return samples;
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|[,;:–—-]|[.!?…]/gu) ?? [];
}

function stretchesOf(word: string, { pitchHz, levelDb, rate }: ToneVoice): Stretch[] {
  if (/^[.!?…]$/u.test(word)) return [{ ms: 250, pitch: 0, level: 0 }];
  if (/^[,;:–—-]$/u.test(word)) return [{ ms: 120, pitch: 0, level: 0 }];
  const seed = createHash('sha256').update(word).digest();
  // A Chinese, Japanese or Korean sign is a syllable, and short words are said slower, as people do.
  const letters = word.replace(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
    'aaa',
  ).length;
  const count = Math.max(1, Math.round(letters / 3));
  const ms = (1000 * Math.max(letters, 3)) / rate / count;
  const syllables = Array.from({ length: count }, (_, index) => {
    // The word's own contour, within 4 % of the voice's pitch: other words are other bytes, the pitch stays the voice's.
    const bend = 1 + (((seed[index % seed.length] ?? 0) / 255) * 2 - 1) * 0.04;
    const level = 10 ** ((levelDb - (index === 0 ? 0 : 2)) / 20);
    return { ms, pitch: pitchHz * bend, level };
  });
  return [...syllables, { ms: 30, pitch: 0, level: 0 }];
}

/** Writes one syllable with a soft start and end, and gives the phase on which the next goes on. */
function addSyllable(into: Int16Array, start: { pitch: number; level: number; phase: number }): number {
  const step = (start.pitch * TABLE_SIZE) / TONE_RATE;
  const scale = (start.level * 32_767) / TABLE_PEAK;
  const attack = Math.max(1, Math.min(into.length / 3, TONE_RATE * 0.015));
  const decay = Math.max(1, Math.min(into.length / 2, TONE_RATE * 0.05));
  let { phase } = start;
  for (let index = 0; index < into.length; index++) {
    const envelope = Math.min(1, index / attack, (into.length - 1 - index) / decay);
    into[index] = Math.round((TABLE[phase | 0] ?? 0) * scale * envelope);
    phase = (phase + step) % TABLE_SIZE;
  }
  return phase;
}
