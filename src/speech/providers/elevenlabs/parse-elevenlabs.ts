import { z } from 'zod';
import type { Voice } from '../../../model/capabilities.ts';
import type { WordTime } from '../../../model/clip.ts';

const alignmentSchema = z.object({
  characters: z.array(z.string()),
  character_start_times_seconds: z.array(z.number()),
  character_end_times_seconds: z.array(z.number()),
});
type Alignment = z.infer<typeof alignmentSchema>;

/** The answer to `with-timestamps`. */
export const speechAnswerSchema = z.object({
  audio_base64: z.string(),
  alignment: alignmentSchema.nullish(),
});

/** Words, which are what stands between spaces, with the times of their first and last characters. */
export function wordTimes(alignment: Alignment): WordTime[] {
  const { characters, character_start_times_seconds: starts, character_end_times_seconds: ends } = alignment;
  const words: { text: string; startMs: number; endMs: number }[] = [];
  let isInside = false;
  for (const [index, character] of characters.entries()) {
    const isSpace = /^\s*$/u.test(character);
    const word = words.at(-1);
    const endMs = Math.round((ends[index] ?? 0) * 1000);
    if (!isSpace && isInside && word !== undefined) {
      word.text += character;
      word.endMs = endMs;
    } else if (!isSpace) {
      words.push({ text: character, startMs: Math.round((starts[index] ?? 0) * 1000), endMs });
    }
    isInside = !isSpace;
  }
  return words;
}

const voiceListSchema = z.object({
  voices: z.array(
    z.object({
      voice_id: z.string().min(1),
      name: z.string().nullish(),
      labels: z.record(z.string(), z.unknown()).nullish(),
      verified_languages: z
        .array(z.object({ language: z.string(), locale: z.string().nullish(), model_id: z.string().nullish() }))
        .nullish(),
    }),
  ),
});

/** A voice of the account, before an instance has it. */
export type ListedVoice = Pick<Voice, 'name' | 'gender' | 'languages'> & { readonly label: string };

/**
 * The voices of an account, in its own order. A voice's own languages come first, then those of the model, as every
 * voice speaks all of them.
 */
export function parseVoices(json: unknown, modelLanguages: readonly string[]): ListedVoice[] {
  return voiceListSchema.parse(json).voices.map(({ voice_id: name, name: label, labels, verified_languages }) => {
    const verified = (verified_languages ?? []).flatMap(({ locale, language }) => [locale ?? language, language]);
    const labelled = typeof labels?.language === 'string' ? [labels.language] : [];
    return {
      name,
      label: label ?? name,
      gender: genderOf(labels?.gender),
      languages: [...new Set([...labelled, ...verified].flatMap(languageTag).concat(modelLanguages))],
    };
  });
}

function genderOf(label: unknown): Voice['gender'] {
  return label === 'female' || label === 'male' ? label : 'neutral';
}

function languageTag(language: string): string[] {
  try {
    return Intl.getCanonicalLocales(language);
  } catch {
    return [];
  }
}
