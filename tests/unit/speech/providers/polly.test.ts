import { afterEach, expect, it, vi } from 'vitest';
import { pollyCapabilities } from '../../../../src/speech/providers/polly/polly-engines.ts';
import { pollyError } from '../../../../src/speech/providers/polly/polly-error.ts';
import { parseSpeechMarks } from '../../../../src/speech/providers/polly/speech-marks.ts';

afterEach(() => {
  vi.doUnmock('@aws-sdk/client-polly');
  vi.resetModules();
});

function failure(name: string, more: Record<string, unknown> = {}): Error {
  return Object.assign(new Error('Said so.'), { name, ...more });
}

it.each([
  ['ThrottlingException', 400, true],
  ['TooManyRequestsException', 429, true],
  ['ServiceFailureException', 500, true],
  ['SomethingElse', 503, true],
  ['InvalidSsmlException', 400, false],
  ['TextLengthExceededException', 400, false],
  ['ExpiredTokenException', 403, false],
  ['AccessDeniedException', 400, false],
])('takes %s with HTTP %i as retryable: %s', (name, httpStatusCode, isRetryable) => {
  const error = pollyError('polly', failure(name, { $metadata: { httpStatusCode } }));
  expect(error).toMatchObject({ code: 'provider-failed', isRetryable, message: expect.stringContaining(`(${name})`) });
});

it.each([
  [failure('TimeoutError')],
  [failure('Error', { code: 'ECONNREFUSED' })],
  [failure('Error', { code: 'ERR_HTTP2_STREAM_ERROR' })],
  [new Error('aborted')],
])('takes a broken line as retryable: %s', (thrown) => {
  expect(pollyError('polly', thrown)).toMatchObject({
    isRetryable: true,
    message: expect.stringContaining('The line to polly'),
  });
});

it('names where credentials come from when there are none', () => {
  const error = pollyError('polly', failure('CredentialsProviderError'));
  expect(error).toMatchObject({ isRetryable: false, hint: expect.stringContaining('AWS_ACCESS_KEY_ID') });
});

it('hands on what a throttled answer asks for', () => {
  const $response = { statusCode: 400, headers: { 'Retry-After': '4' } };
  expect(pollyError('polly', failure('ThrottlingException', { $response }))).toMatchObject({ retryAfterMs: 4000 });
});

it('keeps phonemes and emphasis from engines that call them an error', () => {
  const has = (engine: 'standard' | 'neural' | 'generative', element: 'phoneme' | 'emphasis' | 'break') =>
    pollyCapabilities(engine, false).ssml.elements.has(element);
  expect([has('standard', 'emphasis'), has('neural', 'emphasis'), has('generative', 'emphasis')]).toEqual([
    true,
    false,
    false,
  ]);
  expect([has('standard', 'phoneme'), has('neural', 'phoneme'), has('generative', 'phoneme')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(has('generative', 'break')).toBe(true);
});

it('speaks whole segments only where it times their words', () => {
  expect(pollyCapabilities('neural', true)).toMatchObject({ timing: 'words', utterance: 'segment' });
  expect(pollyCapabilities('neural', false)).toMatchObject({ timing: 'none', utterance: 'sentence' });
});

it('reads words from speech marks, the last to the end of the sound', () => {
  const lines = [
    '{"time":0,"type":"sentence","start":0,"end":9,"value":"Ho hum."}',
    '{"time":6,"type":"word","value":"Ho"}',
    '{"time":300,"type":"word","value":"hum"}',
    '',
  ];
  expect(parseSpeechMarks(lines.join('\n'), 800)).toEqual([
    { text: 'Ho', startMs: 6, endMs: 300 },
    { text: 'hum', startMs: 300, endMs: 800 },
  ]);
});

it('says how to install what is not there', async () => {
  vi.doMock('@aws-sdk/client-polly', () => {
    throw new Error('Cannot find package');
  });
  const { polly } = await import('../../../../src/speech/providers/polly.ts');
  const config = { provider: 'polly', settings: {} };
  const provider = polly.create({ instance: 'polly', config, programs: { espeak: 'espeak-ng' } });
  expect(await provider.readiness()).toEqual({
    kind: 'missing',
    what: 'the package @aws-sdk/client-polly',
    remedy: 'Run `npm install @aws-sdk/client-polly@3.1142.0`.',
  });
  await expect(provider.voices()).rejects.toMatchObject({ code: 'tool-missing' });
  await provider.close();
});
