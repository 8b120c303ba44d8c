import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../src/logger.ts';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import { ReadoutError } from '../../src/model/readout-error.ts';
import { obtainTake } from '../../src/speech/obtain-take.ts';
import { createLocalTakeLock } from '../../src/speech/take-lock.ts';
import type { SpeechRequest, TtsProvider } from '../../src/speech/tts-provider.ts';
import { makeProvider } from './make-provider.ts';
import { startElevenlabsServer } from './servers/elevenlabs-server.ts';
import { always, type Fault, noFaults, scriptedFaults } from './servers/faults.ts';
import { startOpenaiServer } from './servers/openai-server.ts';
import { startPollyServer } from './servers/polly-server.ts';
import type { StandIn } from './servers/stand-in.ts';

const KEY = 'AKIDHUSHHUSHHUSHHUSH';
const SECRET = 'nobody-may-ever-read-this-secret';
const OTHER_KEY = 'sk-somebody-elses-key-0123456789';
vi.stubEnv('AWS_ACCESS_KEY_ID', KEY);
vi.stubEnv('AWS_SECRET_ACCESS_KEY', SECRET);
vi.stubEnv('AWS_REGION', 'eu-central-1');

const TEXT = 'The lamplighter climbs the hill at dusk.';
const tone = makeProvider('tone');
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });

interface Service {
  readonly name: string;
  readonly voice: string;
  readonly body: string;
  start(): Promise<StandIn>;
  create(url: string, key?: string): TtsProvider;
}

const SERVICES: readonly Service[] = [
  {
    name: 'openai',
    voice: 'nova',
    body: TEXT,
    start: () => startOpenaiServer({ provider: tone, voices: { nova: 'alto' }, keys: [SECRET], retryAfterSeconds: 7 }),
    create: (url, key = SECRET) => makeProvider({ config: { provider: 'openai', baseUrl: `${url}/v1` }, key }),
  },
  {
    name: 'elevenlabs',
    voice: 'EXAVITQu4vr4xnSDxMaL',
    body: TEXT,
    start: () => startElevenlabsServer({ provider: tone, voices: { EXAVITQu4vr4xnSDxMaL: 'alto' }, keys: [SECRET] }),
    create: (url, key = SECRET) => makeProvider({ config: { provider: 'elevenlabs', baseUrl: url }, key }),
  },
  {
    name: 'polly',
    voice: 'Joanna',
    body: `<speak version="1.1" xml:lang="en-US"><s>${TEXT}</s></speak>`,
    start: () => startPollyServer({ provider: tone, voices: { Joanna: 'alto' }, keys: [KEY] }),
    create: (url) => makeProvider({ config: { provider: 'polly', baseUrl: url } }),
  },
];

/** Fault, whether it may pass, and what a person reads. */
const FAULTS: readonly (readonly [Fault, boolean, RegExp])[] = [
  ['throttled', true, /^mine takes no more requests just now \((?:429|ThrottlingException)\)/u],
  ['unavailable', true, /^mine failed \((?:503|ServiceFailureException)\)/u],
  ['dropped', true, /^The line to mine .*broke/u],
  ['short', true, /^The line to mine .*broke/u],
  ['reset', true, /^The line to mine .*broke/u],
  ['html', true, /^mine answered with text\/html instead of sound\.$/u],
  ['quota', false, /^The account of mine has used up its quota/u],
  ['expired', false, /^mine does not accept its key \((?:401|ExpiredTokenException)\)/u],
];

describe.each(SERVICES)('$name', ({ name, voice, body, start, create }) => {
  let server: StandIn;
  let provider: TtsProvider;
  let home: string;
  beforeAll(async () => {
    server = await start();
    provider = create(server.url);
    home = await mkdtemp(join(tmpdir(), 'readout-faults-'));
  });
  afterEach(() => server.setFaults(noFaults));
  afterAll(async () => {
    await provider.close();
    await server.close();
    await rm(home, { recursive: true });
  });
  const request: SpeechRequest = { voice, body, language: 'en-US' };
  const failureOf = async (work: Promise<unknown>): Promise<ReadoutError> => {
    const error = await work.then(
      () => 'spoken',
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ReadoutError)) throw new Error(`Expected a ReadoutError, not ${String(error)}.`);
    return error;
  };

  it.each(FAULTS)('understands an answer that is %s', async (fault, isRetryable, sentence) => {
    server.setFaults(always(fault));
    const error = await failureOf(provider.speak(request));
    expect(error.message).toMatch(sentence);
    expect(error).toMatchObject({ code: 'provider-failed', isRetryable });
    expect(error.hint).toMatch(/\.$/u);
  });

  it('hands on how long a service asks to be left alone', async () => {
    server.setFaults(always('throttled'));
    const { retryAfterMs } = await failureOf(provider.speak(request));
    expect(retryAfterMs).toBe(name === 'openai' ? 7000 : undefined);
  });

  it('says that a text is declined, and what can be done', async () => {
    server.setFaults(always('policy'));
    const error = await failureOf(provider.speak(request));
    expect(error).toMatchObject({ code: 'provider-failed', isRetryable: false });
    if (name !== 'polly') expect(error).toMatchObject({ hint: expect.stringContaining('readout edit') });
  });

  it('asks once: trying again is decided elsewhere', async () => {
    const before = server.ledger.length;
    server.setFaults(always('unavailable'));
    await failureOf(provider.speak(request));
    expect(server.ledger.length).toBe(before + 1);
  });

  it('lets go of a service that does not answer as soon as it is told to stop', async () => {
    server.setFaults(always('hanging'));
    const controller = new AbortController();
    const asked = server.ledger.length;
    const speaking = failureOf(provider.speak(request, controller.signal));
    await vi.waitUntil(() => server.ledger.length > asked, { interval: 1 });
    controller.abort();
    expect((await speaking).code).toBe('stopped');
  });

  it('is billed what the service books', async () => {
    const { billed } = await provider.speak(request);
    expect(server.ledger.at(-1)).toMatchObject({ billed, outcome: 'spoken', text: TEXT });
  });

  it.each(['silent', 'cut'] as const)('has a %s answer refused and buys another', async (fault) => {
    server.setFaults(scriptedFaults([fault]));
    const asked = server.ledger.length;
    const source = { home: join(home, fault), provider, ffmpeg, takeLock: createLocalTakeLock() };
    const { take, made, billed } = await obtainTake(source, request);
    expect({ made, number: take.number, billed }).toEqual({ made: 2, number: 2, billed: 2 * TEXT.length });
    expect(server.ledger.slice(asked).map(({ outcome }) => outcome)).toEqual([fault, 'spoken']);
    expect(take).toMatchObject({ billed: TEXT.length, billedUnit: 'characters' });
    expect(take.billedBy).toBe(name === 'openai' ? 'count' : 'provider');
  });

  it('is not ready, and says why, with a key that is not accepted or an address where nobody is', async () => {
    const stranger = name === 'polly' ? undefined : create(server.url, OTHER_KEY);
    if (stranger)
      expect(await stranger.readiness()).toMatchObject({
        kind: 'missing',
        what: expect.stringContaining('does not accept its key'),
      });
    const closed = await start();
    await closed.close();
    const nobody = create(closed.url);
    expect(await nobody.readiness()).toMatchObject({
      kind: 'missing',
      what: expect.stringContaining('could not be opened'),
    });
    await nobody.close();
  });

  it('shows its key to nobody: not in errors, logs or files', async () => {
    const shown: string[] = [];
    const logger = createLogger({ logLevel: 'trace' }, { write: (line: string) => void shown.push(line) });
    const look = (thing: unknown) => {
      shown.push(inspect(thing, { depth: 20, showHidden: true }), JSON.stringify(thing) ?? '', String(thing));
      logger.error({ err: thing, thing }, 'something went wrong');
    };
    const stranger = create(server.url, OTHER_KEY);
    look(await stranger.readiness());
    look(await failureOf(stranger.speak({ ...request, voice: 'nobody' })));
    for (const [fault] of FAULTS) {
      server.setFaults(always(fault));
      const error = await failureOf(provider.speak(request));
      look(error);
      shown.push(error.message, error.hint ?? '', error.stack ?? '');
    }
    server.setFaults(noFaults);
    const kept = join(home, 'keys');
    look(await obtainTake({ home: kept, provider, ffmpeg, takeLock: createLocalTakeLock() }, request));
    look(provider);
    look(provider.identity);
    for (const file of await readdir(kept, { recursive: true })) {
      if (file.endsWith('.json')) shown.push(await readFile(join(kept, file), 'utf8'));
    }
    const told = shown.filter((text) => text.includes(SECRET) || text.includes(OTHER_KEY) || text.includes(KEY));
    expect(shown.length).toBeGreaterThan(20);
    expect(told).toEqual([]);
  });
});
