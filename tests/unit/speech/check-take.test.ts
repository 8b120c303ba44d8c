import { expect, it } from 'vitest';
import { checkTake } from '../../../src/speech/check-take.ts';
import { makeTone, TONE_RATE } from '../../../src/speech/providers/tone-sound.ts';

const VOICE = { pitchHz: 140, levelDb: -10, rate: 15, edgeMs: 80 };
const TEXT = 'The mill wheel turns slowly, because the stream has almost run dry this summer.';
const good = soundOf(TEXT);

function soundOf(text: string): Float32Array {
  return Float32Array.from(makeTone(text, VOICE), (sample) => sample / 32_768);
}
function join(...parts: readonly Float32Array[]): Float32Array {
  return Float32Array.from(parts.flatMap((part) => [...part]));
}
function check(samples: Float32Array, text = TEXT): string | undefined {
  return checkTake({ samples, sampleRate: TONE_RATE }, text);
}
const silence = (seconds: number) => new Float32Array(Math.round(seconds * TONE_RATE));

it('lets a good take pass', () => {
  expect(check(good)).toBeUndefined();
});

it.each(['Yes.', 'No.', 'Why?', 'I.', 'BBC.', '7', 'Hm.'])('lets the short text %j pass', (text) => {
  expect(check(soundOf(text), text)).toBeUndefined();
});

it('refuses silence, and noise too soft to hear', () => {
  expect(check(silence(4))).toBe('is silent');
  expect(check(good.map((sample) => sample * 0.001))).toBe('is silent');
  expect(check(new Float32Array(0))).toBe('is silent');
});

it('lets a soft voice pass', () => {
  expect(check(good.map((sample) => sample * 0.05))).toBeUndefined();
});

it('refuses a take that breaks off in the middle of a syllable', () => {
  const loudest = good.findIndex((sample, at) => at > good.length * 0.8 && Math.abs(sample) > 0.2);
  expect(check(good.slice(0, loudest))).toBe('breaks off in the middle of speech');
});

it('refuses a take whose file is shorter than its header says', () => {
  expect(checkTake({ samples: good, sampleRate: TONE_RATE, isTruncated: true }, TEXT)).toContain('shorter');
});

it('refuses a long silence in the middle, and only there', () => {
  expect(check(join(good, silence(1.7), good), `${TEXT} ${TEXT}`)).toMatch(
    /^is silent for 2\.\d seconds in the middle$/u,
  );
  expect(check(join(good, silence(0.8), good), `${TEXT} ${TEXT}`)).toBeUndefined();
  expect(check(join(silence(3), good, silence(3)))).toBeUndefined();
});

it('takes another limit for the silence in the middle', () => {
  const sound = { samples: join(good, silence(0.8), good), sampleRate: TONE_RATE };
  expect(checkTake(sound, `${TEXT} ${TEXT}`, { innerSilenceMs: 500 })).toContain('in the middle');
});

it('refuses a take that crackles, and bears single peaks', () => {
  const clip = (gain: number) => good.map((sample) => Math.max(-1, Math.min(1, sample * gain)));
  expect(check(clip(20))).toBe('is clipped');
  const peaky = clip(3).map((sample, at) => (at % 20_000 < 3 && sample !== 0 ? 1 : sample));
  expect(check(peaky)).toBeUndefined();
});

it('refuses what is far too short or long for its text', () => {
  const half = soundOf('The mill wheel turns.');
  expect(check(half, `${TEXT} ${TEXT}`)).toMatch(/^lasts 1\.\d seconds where its text takes about/u);
  expect(check(join(good, good, good, good), TEXT)).toMatch(/^lasts/u);
});
