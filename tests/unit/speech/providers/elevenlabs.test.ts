import { expect, it } from 'vitest';
import { Secret } from '../../../../src/model/secret.ts';
import { explainElevenlabsError } from '../../../../src/speech/providers/elevenlabs/explain-elevenlabs-error.ts';
import { parseVoices, wordTimes } from '../../../../src/speech/providers/elevenlabs/parse-elevenlabs.ts';
import { elevenlabs } from '../../../../src/speech/providers/elevenlabs.ts';

function create(settings: Record<string, unknown> = {}, key?: string) {
  const config = { provider: 'elevenlabs', settings };
  const secret = key === undefined ? {} : { key: new Secret(key) };
  return elevenlabs.create({ instance: 'elevenlabs', config, programs: { espeak: 'espeak-ng' }, ...secret });
}

it('makes words of characters', () => {
  const characters = [...'Ah, “yes”.'];
  const starts = characters.map((_, index) => index / 10);
  const ends = starts.map((start) => start + 0.1);
  expect(wordTimes({ characters, character_start_times_seconds: starts, character_end_times_seconds: ends })).toEqual([
    { text: 'Ah,', startMs: 0, endMs: 300 },
    { text: '“yes”.', startMs: 400, endMs: 1000 },
  ]);
});

it('makes no words of nothing', () => {
  expect(
    wordTimes({ characters: [' '], character_start_times_seconds: [0], character_end_times_seconds: [1] }),
  ).toEqual([]);
});

it('reads voices with their sex and languages, best first', () => {
  const json = {
    voices: [
      {
        voice_id: 'a1',
        name: 'Ada',
        labels: { gender: 'female', language: 'de' },
        verified_languages: [{ language: 'fr', locale: 'fr-FR', model_id: 'm' }, { language: '??' }],
      },
      { voice_id: 'b2', labels: null },
    ],
  };
  expect(parseVoices(json, ['en', 'de'])).toEqual([
    { name: 'a1', label: 'Ada', gender: 'female', languages: ['de', 'fr-FR', 'fr', 'en'] },
    { name: 'b2', label: 'b2', gender: 'neutral', languages: ['en', 'de'] },
  ]);
});

it.each([
  ['eleven_multilingual_v2', 10_000, false, true],
  ['eleven_flash_v2_5', 40_000, true, true],
  ['eleven_v3', 5000, true, false],
  ['eleven_of_tomorrow', 5000, false, false],
])('knows what the model %s takes', (model, amount, sendsLanguage, usesNeighbours) => {
  expect(create({ model }).capabilities).toMatchObject({ limit: { amount }, sendsLanguage, usesNeighbours });
});

it('makes other takes with other settings', () => {
  expect(create({ stability: 0.3 }).identity).not.toEqual(create().identity);
  expect(create({}, 'xi-open-sesame').identity).toEqual(create().identity);
});

it('is not ready without a key', async () => {
  expect(await create().readiness()).toMatchObject({ remedy: 'Set ELEVENLABS_API_KEY in the environment.' });
});

it.each([
  ['{"detail":{"status":"quota_exceeded","message":"No credits."}}', { kind: 'quota', said: 'No credits.' }],
  ['{"detail":{"status":"too_many_concurrent_requests","message":"Slow."}}', { kind: 'busy', said: 'Slow.' }],
  ['{"detail":{"status":"system_busy","message":"Later."}}', { kind: 'busy', said: 'Later.' }],
  [
    '{"detail":{"type":"rate_limit_error","code":"concurrent_limit_exceeded","message":"Slow."}}',
    { kind: 'busy', said: 'Slow.' },
  ],
  ['{"detail":{"status":"missing_permissions","message":"No."}}', { kind: 'key', said: 'No.' }],
  ['{"detail":{"status":"voice_not_found","message":"Who?"}}', { said: 'Who?' }],
  [
    '{"detail":[{"loc":["body","text"],"msg":"Field required","type":"missing"}]}',
    { said: 'body.text: Field required' },
  ],
  ['{"detail":"Not Found"}', { said: 'Not Found' }],
  ['<html></html>', { said: '' }],
])('understands the error %s', (body, meaning) => {
  expect(explainElevenlabsError(body)).toEqual(meaning);
});
