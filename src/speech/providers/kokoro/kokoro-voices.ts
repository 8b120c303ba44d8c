import type { Voice } from '../../../model/capabilities.ts';

/** A voice of Kokoro, and how its words become phonemes. */
export interface KokoroVoice extends Omit<Voice, 'id' | 'instance' | 'rank'> {
  /** `en-us` and `en` are said by the phonemizer beside the model, other languages by the program espeak-ng. */
  readonly phonemes: string;
}

/** First letter of a voice's name → what it speaks. Japanese and Chinese need dictionaries of their own and are not offered. */
const LANGUAGES: Readonly<Record<string, { readonly languages: readonly string[]; readonly phonemes: string }>> = {
  a: { languages: ['en-US'], phonemes: 'en-us' },
  b: { languages: ['en-GB'], phonemes: 'en' },
  e: { languages: ['es-ES', 'es-419'], phonemes: 'es' },
  f: { languages: ['fr-FR'], phonemes: 'fr-fr' },
  h: { languages: ['hi-IN'], phonemes: 'hi' },
  i: { languages: ['it-IT'], phonemes: 'it' },
  p: { languages: ['pt-BR'], phonemes: 'pt-br' },
};

/**
 * Name and median pitch in Hz, measured on one sentence with an autocorrelation, in the order in which a cast is filled:
 * the model's own grades (hexgrad/Kokoro-82M, VOICES.md), and the first three far apart in pitch.
 */
const MEASURED: readonly (readonly [name: string, pitchHz: number])[] = [
  ['af_heart', 185],
  ['am_michael', 109],
  ['am_fenrir', 138],
  ['af_bella', 192],
  ['bf_emma', 180],
  ['bm_george', 141],
  ['am_puck', 120],
  ['af_nicole', 141],
  ['bm_fable', 152],
  ['bf_isabella', 198],
  ['af_kore', 152],
  ['af_sarah', 182],
  ['af_aoede', 176],
  ['am_echo', 103],
  ['am_eric', 156],
  ['am_liam', 128],
  ['am_onyx', 85],
  ['af_nova', 158],
  ['af_alloy', 140],
  ['af_sky', 148],
  ['af_jessica', 203],
  ['af_river', 176],
  ['bm_lewis', 79],
  ['bm_daniel', 121],
  ['bf_alice', 209],
  ['bf_lily', 179],
  ['am_adam', 118],
  ['am_santa', 149],
  ['ef_dora', 164],
  ['em_alex', 122],
  ['em_santa', 131],
  ['ff_siwis', 203],
  ['hf_alpha', 207],
  ['hf_beta', 178],
  ['hm_omega', 128],
  ['hm_psi', 139],
  ['if_sara', 211],
  ['im_nicola', 83],
  ['pf_dora', 169],
  ['pm_alex', 128],
  ['pm_santa', 133],
];

/** Every voice that is offered. */
export const KOKORO_VOICES: readonly KokoroVoice[] = MEASURED.flatMap(([name, pitchHz]) => {
  const spoken = LANGUAGES[name.charAt(0)];
  return spoken === undefined ? [] : [{ name, label: labelOf(name), gender: genderOf(name), pitchHz, ...spoken }];
});

/** Whether the model's folder alone is enough to speak with this voice. */
export function isEnglish({ phonemes }: Pick<KokoroVoice, 'phonemes'>): boolean {
  return phonemes === 'en' || phonemes === 'en-us';
}

function labelOf(name: string): string {
  return name.charAt(3).toUpperCase() + name.slice(4);
}

function genderOf(name: string): Voice['gender'] {
  return name.charAt(1) === 'f' ? 'female' : 'male';
}
