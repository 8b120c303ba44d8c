import { afterAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import { readSound } from '../../src/media/read-sound.ts';
import type { SpeechPlan } from '../../src/model/speech-plan.ts';
import { checkTake } from '../../src/speech/check-take.ts';
import { lowerPlan } from '../../src/ssml/lower-plan.ts';
import { makeProvider } from './make-provider.ts';
import { hasKokoro, TEST_ENGINES_HOME } from './test-engines.ts';
import { describeTtsProvider } from './tts-provider-contract.ts';

/** The default cast; each sentence costs a core some seconds. */
const CAST: readonly string[] = ['af_heart', 'am_michael', 'am_fenrir'];

if (await hasKokoro()) testKokoro();
else it('is tested where it is installed', () => expect(TEST_ENGINES_HOME).not.toBe(''));

function testKokoro(): void {
  describeTtsProvider({
    name: 'kokoro',
    create: () => makeProvider('kokoro', TEST_ENGINES_HOME),
    language: 'en-US',
    selects: ({ name }) => CAST.includes(name),
    pitches: { af_heart: [176, 204], am_michael: [101, 122], am_fenrir: [126, 148] },
  });

  describe('what only Kokoro does', () => {
    const provider = makeProvider('kokoro', TEST_ENGINES_HOME);
    const { capabilities } = provider;
    afterAll(() => provider.close());
    const speak = (plan: SpeechPlan, voice = 'af_heart', language = 'en-US') =>
      provider.speak({ voice, language, body: lowerPlan(plan, { language, capabilities }).body });

    it('says IPA as it is written: the word itself has no part in it', async () => {
      const ipa = (text: string) =>
        speak([
          { kind: 'phoneme', text, alphabet: 'ipa', phonemes: 'tʃˈʌmli' },
          { kind: 'text', text: ' is here.' },
        ]);
      const [one, other] = await Promise.all([ipa('Cholmondeley'), ipa('Chumley')]);
      expect(Buffer.compare(one.sound, other.sound)).toBe(0);
      const words = await speak([{ kind: 'text', text: 'Cholmondeley is here.' }]);
      expect(Buffer.compare(one.sound, words.sound)).not.toBe(0);
    });

    it.each([
      ['bf_emma', 'en-GB', 'The ferry leaves at noon.'],
      ['ef_dora', 'es-ES', 'El barco sale a mediodía.'],
      ['ff_siwis', 'fr-FR', 'Le bateau part à midi.'],
      ['hf_alpha', 'hi-IN', 'नाव दोपहर को निकलती है।'],
      ['if_sara', 'it-IT', 'La nave parte a mezzogiorno.'],
      ['pf_dora', 'pt-BR', 'O barco sai ao meio-dia.'],
    ])('speaks with %s in %s', async (voice, language, text) => {
      const { sound, mediaType } = await speak([{ kind: 'text', text }], voice, language);
      expect(checkTake(await readSound(sound, mediaType, createFfmpeg({ path: 'ffmpeg' })), text)).toBeUndefined();
    });

    it('offers no voice whose language it cannot turn into phonemes', async () => {
      const languages = (await provider.voices()).flatMap((voice) => voice.languages);
      expect(languages.filter((tag) => /^(?:ja|zh)/u.test(tag))).toEqual([]);
    });
  });
}
