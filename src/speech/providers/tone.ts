import { writeWav } from '../../media/write-wav.ts';
import type { Capabilities, Voice } from '../../model/capabilities.ts';
import { noSettingsSchema, parseSettings } from '../parse-settings.ts';
import type { InstanceSettings, ProviderKind } from '../provider-kind.ts';
import { requireSpeakable } from '../request-check.ts';
import { throwIfStopped } from '../stopped.ts';
import type { TtsProvider } from '../tts-provider.ts';
import { makeTone, TONE_RATE, type ToneVoice } from './tone-sound.ts';

/** Changes with every change of the sound: part of every take's key. */
const REVISION = '1';

/** What the test voice can do: everything a plain local voice can, at once. */
const capabilities: Capabilities = {
  input: 'text',
  ssml: { elements: new Set(), otherwise: 'spoken', maximumBreakMs: 0, phonemeAlphabets: new Set() },
  limit: { amount: 2000, unit: 'characters', countsMarkup: true },
  charset: 'unicode',
  isDeterministic: true,
  timing: 'none',
  utterance: 'sentence',
  concurrency: 8,
  isBilled: false,
  place: 'local',
};

/** Every language of ISO 639-1: a tone has no accent. */
const LANGUAGES = (
  'en aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el eo es ' +
  'et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki ' +
  'kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no ' +
  'nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te ' +
  'tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu'
).split(' ');

/** Different pitches, levels, rates and edges: what levelling, trimming and the cast have to cope with. */
const VOICES: readonly (ToneVoice & Pick<Voice, 'name' | 'gender'>)[] = [
  { name: 'tenor', gender: 'male', pitchHz: 147, levelDb: -10, rate: 15, edgeMs: 60 },
  { name: 'alto', gender: 'female', pitchHz: 196, levelDb: -16, rate: 16, edgeMs: 120 },
  { name: 'bass', gender: 'male', pitchHz: 98, levelDb: -22, rate: 14, edgeMs: 300 },
  { name: 'soprano', gender: 'female', pitchHz: 247, levelDb: -4, rate: 17, edgeMs: 10 },
  { name: 'baritone', gender: 'male', pitchHz: 123, levelDb: -13, rate: 15, edgeMs: 200 },
  { name: 'mezzo', gender: 'female', pitchHz: 220, levelDb: -19, rate: 16, edgeMs: 30 },
];

/** A deterministic provider for tests and dry runs: syllables of a steady pitch, made in a moment. */
export const tone: ProviderKind = {
  provider: 'tone',
  needs: 'nothing',
  remark: 'no speech: syllables of a steady pitch, for tests and dry runs',
  capabilities,
  create: createTone,
};

function createTone(settings: InstanceSettings): TtsProvider {
  const { instance, config } = settings;
  parseSettings(settings, noSettingsSchema);
  const own = { ...capabilities, concurrency: config.concurrency ?? capabilities.concurrency };
  const voices = VOICES.map(({ name, gender, pitchHz }, rank): Voice => {
    return { id: `${instance}:${name}`, instance, name, gender, languages: LANGUAGES, pitchHz, rank };
  });
  return {
    provider: tone.provider,
    instance,
    capabilities: own,
    identity: { revision: REVISION },
    voices: async () => voices,
    readiness: async () => ({ kind: 'ready', version: `revision ${REVISION}` }),
    async speak(request, signal) {
      throwIfStopped(signal);
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: VOICES });
      const sound = writeWav(makeTone(request.body, voice), TONE_RATE);
      return { sound, mediaType: 'audio/wav', extension: 'wav', billed: 0, warnings: [] };
    },
    close: async () => {},
  };
}
