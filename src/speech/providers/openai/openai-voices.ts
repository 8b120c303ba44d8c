import { z } from 'zod';
import { genderSchema, type Voice } from '../../../model/capabilities.ts';

/** A voice as it is listed, before an instance has it. */
export type ListedVoice = Pick<Voice, 'name' | 'gender' | 'languages'>;

/** Voices of a compatible service that lists none, or a choice: the setting `voices`. */
export const voicesSettingSchema = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      gender: genderSchema.default('neutral'),
      languages: z.array(z.string().min(2)).min(1).optional(),
    }),
  )
  .min(1);

/** What the service says it speaks: the languages of Whisper; voices are at their best in English. */
export const LANGUAGES = (
  'en af ar az be bg bs ca cs cy da de el es et fa fi fr gl he hi hr hu hy id is it ja kk kn ko lt lv mi mk mr ms ne nl ' +
  'no pl pt ro ru sk sl sr sv sw ta th tl tr uk ur vi zh'
).split(' ');

/** In the order in which a cast is filled. `isNew`: tts-1 and tts-1-hd do not have it. */
const STANDARD: readonly (Pick<Voice, 'name' | 'gender'> & { readonly isNew?: true })[] = [
  { name: 'cedar', gender: 'male', isNew: true },
  { name: 'marin', gender: 'female', isNew: true },
  { name: 'onyx', gender: 'male' },
  { name: 'nova', gender: 'female' },
  { name: 'ash', gender: 'male' },
  { name: 'coral', gender: 'female' },
  { name: 'echo', gender: 'male' },
  { name: 'sage', gender: 'female' },
  { name: 'fable', gender: 'male' },
  { name: 'shimmer', gender: 'female' },
  { name: 'ballad', gender: 'male', isNew: true },
  { name: 'alloy', gender: 'female' },
  { name: 'verse', gender: 'male', isNew: true },
];

/** The built-in voices of a model. */
export function standardVoices(model: string): ListedVoice[] {
  const isOld = /^tts-1(?:-hd)?(?:-\d+)?$/u.test(model);
  return STANDARD.filter(({ isNew }) => !(isOld && isNew)).map(({ name, gender }) => {
    return { name, gender, languages: LANGUAGES };
  });
}

const entrySchema = z.union([
  z.string(),
  z.object({ id: z.string().optional(), voice_id: z.string().optional(), name: z.string().optional() }),
]);
const listSchema = z.union([
  z.object({ voices: z.array(entrySchema) }),
  z.object({ data: z.array(entrySchema) }),
  z.array(entrySchema),
]);

/** The voices in what a compatible service lists under `/audio/voices`; undefined where it is something else or empty. */
export function parseVoiceList(json: unknown): ListedVoice[] | undefined {
  const parsed = listSchema.safeParse(json);
  if (!parsed.success) return undefined;
  const list = parsed.data;
  const entries = Array.isArray(list) ? list : 'voices' in list ? list.voices : list.data;
  const names = entries.map((entry) =>
    typeof entry === 'string' ? entry : (entry.id ?? entry.voice_id ?? entry.name),
  );
  const voices = [...new Set(names)].flatMap((name) => (name === undefined || name === '' ? [] : [voiceOfName(name)]));
  return voices.length > 0 ? voices : undefined;
}

/** Kokoro, which most compatible services speak with, names a voice by language and sex: `bf_emma`. */
const KOKORO_LANGUAGES: Readonly<Record<string, string>> = {
  a: 'en-US',
  b: 'en-GB',
  e: 'es',
  f: 'fr',
  h: 'hi',
  i: 'it',
  j: 'ja',
  p: 'pt-BR',
  z: 'zh',
};

function voiceOfName(name: string): ListedVoice {
  const [, letter = '', sex = ''] = /^([a-z])([fm])_[a-z]/u.exec(name) ?? [];
  const language = KOKORO_LANGUAGES[letter];
  if (language !== undefined) return { name, gender: sex === 'f' ? 'female' : 'male', languages: [language] };
  const standard = STANDARD.find((voice) => voice.name === name);
  return { name, gender: standard?.gender ?? 'neutral', languages: LANGUAGES };
}
