import { expect, it } from 'vitest';
import { configFileSchema } from '../../../src/model/config.ts';
import { createProviders } from '../../../src/speech/registry.ts';
import { takeKey } from '../../../src/speech/take-key.ts';
import type { TtsProvider } from '../../../src/speech/tts-provider.ts';

const programs = { ffmpeg: 'ffmpeg', redisServer: 'redis-server', espeak: 'espeak-ng', editor: undefined };
const { instances } = configFileSchema.parse({ instances: { other: { provider: 'tone' } } });
const providers = createProviders({ instances, programs });
const request = { voice: 'alto', body: 'The tide is out.', language: 'en' };

function get(instance: string): TtsProvider {
  const provider = providers.get(instance);
  if (provider === undefined) throw new Error(instance);
  return provider;
}
const tone = get('tone');
const key = takeKey(tone, request, 1);

it('is a sha256 that is the same every time', () => {
  expect(key).toMatch(/^[0-9a-f]{64}$/u);
  expect(takeKey(tone, { ...request }, 1)).toBe(key);
});

it.each([
  ['the text', takeKey(tone, { ...request, body: 'The tide is in.' }, 1)],
  ['the voice', takeKey(tone, { ...request, voice: 'bass' }, 1)],
  ['the number', takeKey(tone, request, 2)],
  ['the provider', takeKey(get('flite'), request, 1)],
  ['what shapes the sound', takeKey({ ...tone, identity: { revision: '2' } }, request, 1)],
])('changes with %s', (_, changed) => {
  expect(changed).not.toBe(key);
});

it('does not change with the name of the instance, the neighbouring text or the order of settings', () => {
  expect(takeKey(get('other'), request, 1)).toBe(key);
  const neighbours = { ...request, before: 'Before.', after: 'After.' };
  expect(takeKey(tone, neighbours, 1)).toBe(key);
  const one = takeKey({ ...tone, identity: { model: 'a', speed: '1' } }, request, 1);
  expect(takeKey({ ...tone, identity: { speed: '1', model: 'a' } }, request, 1)).toBe(one);
});

it('changes with the language only where the language is sent', () => {
  expect(takeKey(tone, { ...request, language: 'de' }, 1)).toBe(key);
  const sending = { ...tone, capabilities: { ...tone.capabilities, sendsLanguage: true } };
  expect(takeKey(sending, { ...request, language: 'de' }, 1)).not.toBe(takeKey(sending, request, 1));
});
