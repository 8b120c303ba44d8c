import { expect, it } from 'vitest';
import type { Show } from '../../../src/model/show.ts';
import { standInCast, withFallbackWarnings, withoutFallbacks } from '../../../src/pipeline/fallback-voices.ts';
import type { TtsProvider } from '../../../src/speech/tts-provider.ts';
import { newShow } from '../../../src/store/shows.ts';
import { makeProvider } from '../../contract/make-provider.ts';

const { signal } = new AbortController();
const never = async () => false;
const tone = makeProvider('tone');
const missing: TtsProvider = {
  ...tone,
  instance: 'cloud',
  readiness: async () => ({ kind: 'missing', what: 'the key', remedy: 'Set it.' }),
};
const ready: TtsProvider = { ...tone, instance: 'cloud' };

function show(settings: Partial<Show> = {}): Show {
  const cast = { narrator: 'cloud:nova', mara: 'tone:alto' };
  return newShow('evening', { instance: 'cloud', cast, fallback: { narrator: 'tone:bass' }, ...settings });
}

function providers(cloud: TtsProvider): Map<string, TtsProvider> {
  return new Map([
    ['tone', tone],
    ['cloud', cloud],
  ]);
}

it('leaves everybody their voices while these can speak', async () => {
  const standIn = await standInCast(show(), providers(ready), never, signal);
  expect(standIn.show.cast).toEqual(show().cast);
  expect(standIn.warnings.size).toBe(0);
});

it('gives a speaker the fallback voice where the own one cannot speak, and says so', async () => {
  const standIn = await standInCast(show(), providers(missing), never, signal);
  expect(standIn.show.cast).toEqual({ narrator: 'tone:bass', mara: 'tone:alto' });
  const speakers = [
    { id: 'narrator', name: 'Narrator', role: 'narrator', voice: 'tone:bass', language: 'en' } as const,
  ];
  const script = { speakers, warnings: ['Old.'] };
  expect(withFallbackWarnings(script, standIn).warnings).toEqual([
    'Old.',
    'cloud cannot speak now: narrator is spoken by the fallback voice tone:bass.',
  ]);
});

it('does so too where the service fails again and again', async () => {
  const isDown = async ({ instance }: TtsProvider) => instance === 'cloud';
  expect((await standInCast(show(), providers(ready), isDown, signal)).show.cast.narrator).toBe('tone:bass');
});

it('keeps the own voice in the cast for the next episode', async () => {
  const standIn = await standInCast(show(), providers(missing), never, signal);
  const cast = { ...standIn.show.cast, oskar: 'tone:tenor' };
  expect(withoutFallbacks(cast, show(), standIn)).toEqual({ ...show().cast, oskar: 'tone:tenor' });
  const uncast = show({ cast: {} });
  const first = await standInCast(uncast, providers(missing), never, signal);
  expect(first.show.cast).toEqual({ narrator: 'tone:bass' });
  expect(withoutFallbacks(first.show.cast, uncast, first)).toEqual({});
});
