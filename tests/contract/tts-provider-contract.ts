import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import { readSound } from '../../src/media/read-sound.ts';
import type { Sound } from '../../src/media/sound.ts';
import type { Voice } from '../../src/model/capabilities.ts';
import { ReadoutError } from '../../src/model/readout-error.ts';
import { checkTake } from '../../src/speech/check-take.ts';
import type { SpeechResult, TtsProvider } from '../../src/speech/tts-provider.ts';
import { lowerPlan } from '../../src/ssml/lower-plan.ts';
import { measureWrapper } from '../../src/ssml/measure-plan.ts';
import { measurePitch } from './measure-pitch.ts';

/** What the suite needs to know of a provider. */
export interface ProviderUnderTest {
  readonly name: string;
  /** A fresh instance. */
  readonly create: () => TtsProvider;
  /** The language that is spoken throughout. */
  readonly language: string;
  /** Which of its voices are made to speak; all of them by default. */
  readonly selects?: (voice: Voice) => boolean;
  /** Pitch in Hz that voices must have, measured independently. */
  readonly pitches?: Readonly<Record<string, readonly [from: number, to: number]>>;
}

const SENTENCE = 'The ferry to the island leaves at noon, and it comes back before the lamps are lit.';
const SHORT = ['Yes.', 'No!', 'Why?', 'A.', 'Thank you.', 'Ten.'];
const HOSTILE = [
  '--help',
  '-w /tmp/readout-was-here words',
  '-o - x',
  '<speak><break time="9999s"/>hello</speak>',
  '</speak>&amp;&#0; hello',
  "[[h@l'oU]] hello",
  'hello \u0000\u0001\u0002\u001b[2J there',
  '$(touch /tmp/readout-was-here) `id` ; | & > hello',
  '%s%s%n hello',
  'hello \ud800 half a pair',
  '\u202eolleh\u202c \u200b hello',
  'hello 👩‍👩‍👧 👋🏽',
  `${'a'.repeat(300)} b`,
  'hello\r\n\r\n\tthere\u2028friend',
  "' OR 1=1 -- hello \\ \" '",
];
const UNPRONOUNCEABLE = ['', ' ', '\n', '...', '— –', '"?!"', '\u0000', '🙂'];
const UNKNOWN_VOICES = ['', 'nobody', 'NOBODY', '../../etc/passwd', '-v', 'rms slt', 'en-us+nobody', '\u0000'];

/** The suite that every text-to-speech provider passes: real speech, honest capabilities, no silent substitutes. */
export function describeTtsProvider({ name, create, language, selects, pitches }: ProviderUnderTest): void {
  describe(`the provider ${name}`, () => {
    const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
    let provider: TtsProvider;
    let voices: readonly Voice[];
    let first: Voice;

    beforeAll(async () => {
      provider = create();
      voices = (await provider.voices()).filter((voice) => selects?.(voice) ?? true);
      const voice = voices[0];
      if (voice === undefined) throw new Error('The provider has no voice to test.');
      first = voice;
    });
    afterAll(() => provider.close());

    /** A text as it is sent: lowered where the provider takes SSML. */
    const bodyOf = (text: string): string => {
      const { capabilities } = provider;
      return capabilities.input === 'text'
        ? text
        : lowerPlan([{ kind: 'text', text }], { language, capabilities }).body;
    };
    const speak = (text: string, voice: string, signal?: AbortSignal): Promise<SpeechResult> =>
      provider.speak({ voice, body: bodyOf(text), language }, signal);
    const decode = ({ sound, mediaType }: SpeechResult): Promise<Sound> => readSound(sound, mediaType, ffmpeg);
    const sentences = new Map<string, Promise<SpeechResult>>();
    /** The sentence as a voice says it, spoken once: a neural voice takes seconds. */
    const sentenceBy = (voice: string): Promise<SpeechResult> => {
      const spoken = sentences.get(voice) ?? speak(SENTENCE, voice);
      sentences.set(voice, spoken);
      return spoken;
    };
    const codeOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'spoken',
        (error: unknown) => (error instanceof ReadoutError ? error.code : String(error)),
      );

    it('says that it is ready, and in which version', async () => {
      expect(await provider.readiness()).toEqual({ kind: 'ready', version: expect.stringMatching(/\S/u) });
    });

    it('lists voices by unique ids that begin with the instance, each with a language', async () => {
      const all = await provider.voices();
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const voice of all) {
        expect(voice.id).toBe(`${provider.instance}:${voice.name}`);
        expect(voice.instance).toBe(provider.instance);
        expect(voice.languages.length).toBeGreaterThan(0);
        expect(Intl.getCanonicalLocales([...voice.languages]).length).toBeGreaterThan(0);
      }
    });

    it('speaks with every voice, and every take passes the checks', async () => {
      const faults = await Promise.all(
        voices.map(async (voice) => [voice.name, checkTake(await decode(await sentenceBy(voice.name)), SENTENCE)]),
      );
      expect(faults).toEqual(voices.map((voice) => [voice.name, undefined]));
    });

    it('speaks the shortest sentences with every voice, and they pass the checks', async () => {
      const requests = voices.flatMap((voice) => SHORT.map((body) => ({ voice, body })));
      const faults = await Promise.all(
        requests.map(async ({ voice, body }) => {
          const fault = checkTake(await decode(await speak(body, voice.name)), body);
          return fault && `${voice.name}: ${body} ${fault}`;
        }),
      );
      expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    });

    it('gives each voice the pitch that it claims', async () => {
      const found = await Promise.all(
        voices.map(async ({ name: voice, pitchHz }) => ({
          voice,
          pitchHz,
          hz: measurePitch(await decode(await sentenceBy(voice))),
        })),
      );
      for (const { voice, pitchHz, hz } of found) {
        const [from, to] = pitches?.[voice] ?? [(pitchHz ?? hz) * 0.93, (pitchHz ?? hz) * 1.07];
        expect(hz, voice).toBeGreaterThanOrEqual(from);
        expect(hz, voice).toBeLessThanOrEqual(to);
      }
      const ordered = found.map(({ hz }) => hz).sort((one, other) => one - other);
      for (const [index, hz] of ordered.entries()) expect(hz / (ordered[index - 1] ?? 1)).toBeGreaterThan(1.03);
    });

    it('gives the same bytes for the same request where it says that it is deterministic', async () => {
      const before = await sentenceBy(first.name);
      const again = await speak(SENTENCE, first.name);
      const isSame = Buffer.compare(before.sound, again.sound) === 0;
      expect(isSame || !provider.capabilities.isDeterministic).toBe(true);
      expect(again.sound.length).toBeGreaterThan(1000);
    });

    it('gives different sound for different words', async () => {
      const [one, other] = await Promise.all([
        speak('The bell rang.', first.name),
        speak('The door shut.', first.name),
      ]);
      expect(Buffer.compare(one.sound, other.sound)).not.toBe(0);
    });

    it('answers each of many requests at once with its own sound', async () => {
      const bodies = Array.from(
        { length: provider.capabilities.concurrency * 2 + 1 },
        (_, index) => `Number ${index} is here.`,
      );
      const together = await Promise.all(bodies.map((body) => speak(body, first.name)));
      // The first, and the last that had to wait for others.
      for (const index of [0, bodies.length - 1]) {
        const [answer, body] = [together[index], bodies[index]];
        if (answer === undefined || body === undefined) throw new Error('A request was not answered.');
        const alone = await decode(await speak(body, first.name));
        expect((await decode(answer)).samples.length).toBe(alone.samples.length);
      }
      // Tones of two texts may happen to be the same.
      const sounds = new Set(together.map(({ sound }) => Buffer.from(sound).toString('base64')));
      expect(sounds.size).toBeGreaterThan(bodies.length / 2);
    });

    // A neural voice speaks so much text at little more than its own pace on a machine that does other work as well.
    it('takes as much text as it says, and refuses more', { timeout: 360_000 }, async () => {
      const amount = provider.capabilities.limit.amount - measureWrapper(provider.capabilities, language);
      const full = 'ten small boats '
        .repeat(Math.ceil(amount / 16))
        .slice(0, amount - 1)
        .concat('s');
      expect(full.length).toBe(amount);
      expect(checkTake(await decode(await speak(full, first.name)), full)).toBeUndefined();
      expect(await codeOf(speak(`${full}s`, first.name))).toBe('provider-failed');
    });

    it.each(UNKNOWN_VOICES)('refuses the unknown voice %j', async (voice) => {
      expect(await codeOf(speak(SENTENCE, voice))).toBe('voice-not-found');
    });

    it.each(UNPRONOUNCEABLE)('refuses %j instead of answering with silence', async (body) => {
      expect(await codeOf(speak(body, first.name))).toBe('provider-failed');
    });

    it.each(HOSTILE)('speaks %j as text and nothing else', async (body) => {
      const sound = await decode(await speak(body, first.name));
      expect(sound.samples.length / sound.sampleRate).toBeGreaterThan(0.1);
      expect(sound.samples.length / sound.sampleRate).toBeLessThan(120);
      expect(existsSync('/tmp/readout-was-here')).toBe(false);
    });

    it('speaks other than English letters, or says which it left out', async () => {
      const { warnings } = await speak('Zürich and Kraków.', first.name);
      const isWarned = warnings.some((warning) => warning.includes('ü'));
      expect(isWarned).toBe(provider.capabilities.charset === 'ascii');
    });

    it('bills local speech with nothing', async () => {
      const { billed } = await speak('A free word.', first.name);
      expect(billed === 0).toBe(!provider.capabilities.isBilled);
    });

    it('times the words of what it says where it claims to, in order and within the sound', async () => {
      const result = await sentenceBy(first.name);
      expect(result.words !== undefined).toBe(provider.capabilities.timing !== 'none');
      const { samples, sampleRate } = await decode(result);
      const words = result.words ?? [];
      const lengthMs = (samples.length / sampleRate) * 1000;
      for (const [index, { startMs, endMs }] of words.entries()) {
        expect(startMs).toBeGreaterThanOrEqual(words[index - 1]?.startMs ?? 0);
        expect(endMs).toBeGreaterThanOrEqual(startMs);
        expect(endMs).toBeLessThanOrEqual(lengthMs + 1);
      }
      const said = words.map(({ text }) => text.replace(/[.,]/gu, '')).join(' ');
      if (words.length > 0) expect(said).toBe(SENTENCE.replace(/[.,]/gu, ''));
    });

    it('does not begin once it was told to stop', async () => {
      expect(await codeOf(speak(SENTENCE, first.name, AbortSignal.abort()))).toBe('stopped');
    });

    it('stops within a second, and speaks again afterwards', async () => {
      const controller = new AbortController();
      const amount = provider.capabilities.limit.amount - measureWrapper(provider.capabilities, language);
      const long = 'ten small boats '.repeat(Math.ceil(amount / 16)).slice(0, amount);
      const speaking = Array.from({ length: 6 }, () => codeOf(speak(long, first.name, controller.signal)));
      // Long enough for a request to be under way.
      await provider.readiness();
      const start = performance.now();
      controller.abort();
      const codes = await Promise.all(speaking);
      expect(performance.now() - start).toBeLessThan(1000);
      expect(codes.filter((code) => code !== 'stopped' && code !== 'spoken')).toEqual([]);
      expect(await codeOf(speak(SENTENCE, first.name))).toBe('spoken');
    });

    it('may be used again after it was closed, twice too', async () => {
      const before = await sentenceBy(first.name);
      await provider.close();
      await provider.close();
      expect((await speak(SENTENCE, first.name)).sound.length).toBe(before.sound.length);
    });

    it('names everything that shapes its sound, as text', () => {
      for (const value of Object.values(provider.identity)) expect(value).toMatch(/\S/u);
      expect(Object.keys(provider.identity).length).toBeGreaterThan(0);
    });
  });
}
