import { DescribeVoicesCommand, PollyClient, SynthesizeSpeechCommand } from '@aws-sdk/client-polly';
import OpenAI from 'openai';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import { readSound } from '../../src/media/read-sound.ts';
import { checkTake } from '../../src/speech/check-take.ts';
import { makeProvider } from './make-provider.ts';
import { always, type Fault, noFaults } from './servers/faults.ts';
import { startOpenaiServer } from './servers/openai-server.ts';
import { startPollyServer } from './servers/polly-server.ts';

// The vendors' own clients prove that the servers which stand in for their services speak as they do.
const TEXT = 'The harbour master counted eleven boats.';
const provider = makeProvider('tone');
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const openaiServer = await startOpenaiServer({ provider, voices: { nova: 'alto' }, keys: ['sk-right'] });
const pollyServer = await startPollyServer({
  provider,
  voices: { Joanna: 'alto', Matthew: 'tenor', Ruth: 'mezzo' },
  keys: ['AKIDRIGHT'],
  pageSize: 2,
});
const openai = createOpenai('sk-right');
const polly = createPolly('AKIDRIGHT');
beforeEach(() => {
  openaiServer.setFaults(noFaults);
  pollyServer.setFaults(noFaults);
});
afterAll(async () => {
  polly.destroy();
  await Promise.all([openaiServer.close(), pollyServer.close()]);
});

function createOpenai(apiKey: string): OpenAI {
  return new OpenAI({ apiKey, baseURL: `${openaiServer.url}/v1`, maxRetries: 0 });
}
function createPolly(accessKeyId: string): PollyClient {
  const credentials = { accessKeyId, secretAccessKey: 'secret' };
  return new PollyClient({ credentials, region: 'eu-west-1', endpoint: pollyServer.url, maxAttempts: 1 });
}
function askOpenai(client = openai, more: Partial<OpenAI.Audio.SpeechCreateParams> = {}) {
  const format = { response_format: 'wav' } as const;
  return client.audio.speech.create({ model: 'gpt-4o-mini-tts', voice: 'nova', input: TEXT, ...format, ...more });
}
function askPolly(client = polly, more: Partial<SynthesizeSpeechCommand['input']> = {}) {
  const input = { Text: TEXT, VoiceId: 'Joanna', OutputFormat: 'pcm', Engine: 'neural', ...more } as const;
  return client.send(new SynthesizeSpeechCommand(input));
}

it.each(['wav', 'pcm', 'mp3', 'flac'] as const)("gives OpenAI's client good speech as %s", async (format) => {
  const answer = await askOpenai(openai, { response_format: format });
  const mediaType = format === 'pcm' ? 'audio/pcm;rate=24000' : (answer.headers.get('content-type') ?? '');
  const sound = await readSound(new Uint8Array(await answer.arrayBuffer()), mediaType, ffmpeg);
  expect(checkTake(sound, TEXT)).toBeUndefined();
  expect(openaiServer.ledger.at(-1)).toMatchObject({
    voice: 'nova',
    text: TEXT,
    billed: TEXT.length,
    outcome: 'spoken',
  });
});

it("lists models for OpenAI's client", async () => {
  const { data } = await openai.models.list();
  expect(data.map(({ id }) => id)).toContain('gpt-4o-mini-tts');
});

it.each([
  ['throttled', OpenAI.RateLimitError, 429, 'rate_limit_exceeded'],
  ['quota', OpenAI.RateLimitError, 429, 'insufficient_quota'],
  ['expired', OpenAI.AuthenticationError, 401, 'invalid_api_key'],
  ['policy', OpenAI.BadRequestError, 400, 'content_policy_violation'],
  ['unavailable', OpenAI.InternalServerError, 503, null],
] as const)("makes OpenAI's client throw its own error when %s", async (fault, type, status, code) => {
  openaiServer.setFaults(always(fault));
  const error = await askOpenai().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(type);
  expect(error).toMatchObject({ status, code, requestID: 'req_stand_in' });
});

it("makes OpenAI's client throw its own errors for wrong keys, models, voices and lengths", async () => {
  await expect(askOpenai(createOpenai('sk-wrong'))).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  await expect(askOpenai(openai, { model: 'tts-9' })).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  await expect(askOpenai(openai, { voice: 'nobody' })).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  await expect(askOpenai(openai, { input: 'a'.repeat(4097) })).rejects.toBeInstanceOf(OpenAI.BadRequestError);
});

it.each(['dropped', 'short', 'reset'] as const)("breaks the line of OpenAI's client when %s", async (fault) => {
  openaiServer.setFaults(always(fault));
  const reading = askOpenai().then((answer) => answer.arrayBuffer());
  await expect(reading).rejects.toBeInstanceOf(Error);
  expect(openaiServer.ledger.at(-1)).toMatchObject({ outcome: fault, billed: fault === 'reset' ? 0 : TEXT.length });
});

it.each(['pcm', 'mp3', 'ogg_vorbis'] as const)(
  "gives Amazon's client good speech as %s, and says what it bills",
  async (format) => {
    const answer = await askPolly(polly, { OutputFormat: format, Text: `<speak>${TEXT}</speak>`, TextType: 'ssml' });
    const bytes = (await answer.AudioStream?.transformToByteArray()) ?? new Uint8Array();
    const mediaType = format === 'pcm' ? 'audio/pcm;rate=16000' : (answer.ContentType ?? '');
    expect(checkTake(await readSound(bytes, mediaType, ffmpeg), TEXT)).toBeUndefined();
    expect(answer).toMatchObject({ RequestCharacters: TEXT.length, $metadata: { httpStatusCode: 200 } });
  },
);

it("gives Amazon's client speech marks that point into the document", async () => {
  const Text = '<speak>Zoë counted <break time="200ms"/>boats.</speak>';
  const marks = { OutputFormat: 'json', SpeechMarkTypes: ['word'], TextType: 'ssml', Text } as const;
  const answer = await askPolly(polly, { ...marks, SpeechMarkTypes: [...marks.SpeechMarkTypes] });
  const lines = (await answer.AudioStream?.transformToString())?.trim().split('\n') ?? [];
  const words = lines.map((line) => JSON.parse(line));
  expect(words.map(({ value }) => value)).toEqual(['Zoë', 'counted', 'boats']);
  const document = Buffer.from(Text);
  for (const { start, end, value } of words) expect(document.subarray(start, end).toString()).toBe(value);
});

it("lists voices for Amazon's client, a page at a time", async () => {
  const first = await polly.send(new DescribeVoicesCommand({ Engine: 'neural' }));
  expect(first.Voices?.map(({ Id }) => Id)).toEqual(['Joanna', 'Matthew']);
  const second = await polly.send(new DescribeVoicesCommand({ Engine: 'neural', NextToken: first.NextToken }));
  expect(second).toMatchObject({ Voices: [{ Id: 'Ruth', Gender: 'Male', LanguageCode: 'en-US' }] });
});

const POLLY_FAULTS: readonly (readonly [Fault, string, number])[] = [
  ['throttled', 'ThrottlingException', 400],
  ['expired', 'ExpiredTokenException', 403],
  ['unavailable', 'ServiceFailureException', 503],
  ['policy', 'InvalidSsmlException', 400],
];
it.each(POLLY_FAULTS)("makes Amazon's client throw its own error when %s", async (fault, name, httpStatusCode) => {
  pollyServer.setFaults(always(fault));
  await expect(askPolly()).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
});

it("makes Amazon's client throw its own errors for wrong keys, markup and lengths", async () => {
  const stranger = createPolly('AKIDWRONG');
  await expect(askPolly(stranger)).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  stranger.destroy();
  const emphasis = { Text: '<speak><emphasis>No</emphasis></speak>', TextType: 'ssml' } as const;
  await expect(askPolly(polly, emphasis)).rejects.toMatchObject({ name: 'InvalidSsmlException' });
  expect(await askPolly(polly, { ...emphasis, Engine: 'standard' })).toMatchObject({ RequestCharacters: 2 });
  const long = { name: 'TextLengthExceededException' };
  await expect(askPolly(polly, { Text: 'a '.repeat(1501) })).rejects.toMatchObject(long);
  const markup = `<speak>${'<break time="10ms"/>'.repeat(300)}a</speak>`;
  await expect(askPolly(polly, { Text: markup, TextType: 'ssml' })).rejects.toMatchObject(long);
});

it("breaks the line of Amazon's client in the middle of an answer", async () => {
  pollyServer.setFaults(always('dropped'));
  const reading = askPolly().then(({ AudioStream }) => AudioStream?.transformToByteArray());
  await expect(reading).rejects.toBeInstanceOf(Error);
});
