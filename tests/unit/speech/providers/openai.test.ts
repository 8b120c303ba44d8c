import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/model/secret.ts';
import { explainOpenaiError } from '../../../../src/speech/providers/openai/explain-openai-error.ts';
import { parseVoiceList, standardVoices } from '../../../../src/speech/providers/openai/openai-voices.ts';
import { openai } from '../../../../src/speech/providers/openai.ts';

function create(config: { baseUrl?: string; settings?: Record<string, unknown> } = {}, key?: string) {
  const programs = { espeak: 'espeak-ng' };
  const full = { provider: 'openai', settings: {}, ...config };
  return openai.create({
    instance: 'openai',
    config: full,
    programs,
    ...(key === undefined ? {} : { key: new Secret(key) }),
  });
}

it('asks for the newest model at its own address, and for the best known name elsewhere', () => {
  expect(create().identity).toEqual({ address: 'https://api.openai.com/v1', model: 'gpt-4o-mini-tts', format: 'wav' });
  expect(create({ baseUrl: 'http://x.test/v1/' }).identity).toMatchObject({
    address: 'http://x.test/v1',
    model: 'tts-1',
  });
});

it('makes other takes with other instructions or another speed', () => {
  const settings = { instructions: 'Calmly.', speed: 1.1 };
  expect(create({ settings }).identity).toMatchObject({ instructions: 'Calmly.', speed: '1.1' });
});

it('names no key in what takes are known by', () => {
  expect(create({}, 'sk-open-sesame').identity).toEqual(create().identity);
});

it('refuses instructions for a model that takes none', () => {
  expect(() => create({ settings: { model: 'tts-1-hd', instructions: 'Calmly.' } })).toThrow('tts-1-hd');
});

it('is not ready without a key at its own address', async () => {
  expect(await create().readiness()).toEqual({
    kind: 'missing',
    what: 'the key of openai',
    remedy: 'Set OPENAI_API_KEY in the environment.',
  });
});

it('offers older models fewer voices', () => {
  const names = (model: string) => standardVoices(model).map(({ name }) => name);
  expect(names('gpt-4o-mini-tts').length).toBe(13);
  expect(names('tts-1')).not.toContain('marin');
  expect(names('tts-1-hd').length).toBe(9);
});

it('offers the voices that are set', async () => {
  const settings = { voices: [{ name: 'mia', gender: 'female', languages: ['de'] }, { name: 'other' }] };
  const voices = await create({ baseUrl: 'http://x.test/v1', settings }).voices();
  expect(voices).toMatchObject([
    { id: 'openai:mia', gender: 'female', languages: ['de'], rank: 0 },
    { id: 'openai:other', gender: 'neutral', rank: 1 },
  ]);
});

describe('a list of voices', () => {
  it.each([
    [{ voices: ['af_heart', 'bm_george'] }],
    [{ voices: [{ id: 'af_heart', name: 'Heart' }, { voice_id: 'bm_george' }] }],
    [{ data: [{ name: 'af_heart' }, { name: 'bm_george' }] }],
    [['af_heart', 'bm_george', 'af_heart']],
  ])('is read in the form %j', (json) => {
    expect(parseVoiceList(json)).toEqual([
      { name: 'af_heart', gender: 'female', languages: ['en-US'] },
      { name: 'bm_george', gender: 'male', languages: ['en-GB'] },
    ]);
  });

  it.each([[{ voices: [] }], [{ error: 'none' }], ['x'], [undefined]])('is not seen in %j', (json) => {
    expect(parseVoiceList(json)).toBeUndefined();
  });
});

describe('an error body', () => {
  it.each([
    [
      '{"error":{"message":"No money.","type":"insufficient_quota","code":"insufficient_quota"}}',
      { kind: 'quota', said: 'No money.' },
    ],
    ['{"error":{"message":"Slow.","type":"requests","code":"rate_limit_exceeded"}}', { kind: 'busy', said: 'Slow.' }],
    ['{"error":{"message":"No.","type":"x","code":"content_policy_violation"}}', { kind: 'policy', said: 'No.' }],
    ['{"error":{"message":"What?","type":"invalid_request_error","code":null}}', { said: 'What?' }],
    ['{"error":{"message":"What?","code":404}}', { said: 'What?' }],
    ['{"error":"plain"}', { said: 'plain' }],
    ['{"detail":{"error":"validation_error","message":"Voice not found"}}', { said: 'Voice not found' }],
    ['{"detail":"Not Found"}', { said: 'Not Found' }],
    ['<html>Bad gateway</html>', { said: '' }],
    ['just words', { said: 'just words' }],
    ['', { said: '' }],
  ])('%s is understood', (body, meaning) => {
    expect(explainOpenaiError(body)).toEqual(meaning);
  });
});
