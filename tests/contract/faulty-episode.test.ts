import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import type { SegmentClips } from '../../src/model/clip.ts';
import type { Segment } from '../../src/model/script.ts';
import { defaultRetryPolicy, type Retry, type RetryPolicy } from '../../src/speech/retry.ts';
import { speakSegment } from '../../src/speech/speak.ts';
import { createLocalTakeLock } from '../../src/speech/take-lock.ts';
import type { TtsProvider } from '../../src/speech/tts-provider.ts';
import { readClip } from '../../src/store/clip-store.ts';
import { makeProvider } from './make-provider.ts';
import { startElevenlabsServer } from './servers/elevenlabs-server.ts';
import { sharedFaults } from './servers/faults.ts';
import { startOpenaiServer } from './servers/openai-server.ts';
import { startPollyServer } from './servers/polly-server.ts';
import type { StandIn } from './servers/stand-in.ts';

vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEPISODE');
vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
vi.stubEnv('AWS_REGION', 'eu-west-1');

const FAULTS = { throttled: 0.08, dropped: 0.1, silent: 0.02, cut: 0.02, unavailable: 0.01, reset: 0.01 };
const tone = makeProvider('tone');
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });

const SERVICES: readonly (readonly [number, string, string, () => Promise<StandIn>, (url: string) => TtsProvider])[] = [
  [
    300,
    'openai',
    'nova',
    () => startOpenaiServer({ provider: tone, voices: { nova: 'alto' }, keys: ['k'] }),
    (url) => makeProvider({ config: { provider: 'openai', baseUrl: `${url}/v1` }, key: 'k' }),
  ],
  [
    100,
    'elevenlabs',
    'abc',
    () => startElevenlabsServer({ provider: tone, voices: { abc: 'alto' }, keys: ['k'] }),
    (url) => makeProvider({ config: { provider: 'elevenlabs', baseUrl: url }, key: 'k' }),
  ],
  [
    100,
    'polly',
    'Joanna',
    () => startPollyServer({ provider: tone, voices: { Joanna: 'alto' }, keys: ['AKIDEPISODE'] }),
    (url) => makeProvider({ config: { provider: 'polly', baseUrl: url } }),
  ],
];

function segment(number: number): Segment {
  const text = `Boat number ${number} came home with the tide.`;
  return {
    id: `d1-${number}`,
    document: 'd1',
    kind: 'paragraph',
    speaker: 'narrator',
    text,
    sentences: [{ text, plan: [{ kind: 'text', text }] }],
    ssml: '',
    origin: { kind: 'source', source: { input: 'i1', start: number, end: number + 1 }, repairs: [] },
  };
}

it.each(SERVICES)(
  'completes %i segments of %s on a bad day, and pays twice only for what was lost or spoilt',
  async (segments, name, voice, start, create) => {
    const server = await start();
    const provider = create(server.url);
    const home = await mkdtemp(join(tmpdir(), 'readout-episode-'));
    server.setFaults(sharedFaults(FAULTS, 7));
    const retries: Retry[] = [];
    const retry: RetryPolicy = { ...defaultRetryPolicy, sleep: async () => {}, random: () => 0.5 };
    const speaker = {
      id: 'narrator',
      name: 'Narrator',
      role: 'narrator',
      voice: `${name}:${voice}`,
      language: 'en',
    } as const;
    const level = { targetLufs: -19, ceilingDbtp: -3.5 };
    const base = { home, episode: { show: 'default', id: 'boats' }, speaker, provider, ffmpeg, ...level, retry };
    const takeLock = createLocalTakeLock();
    const waiting = Array.from({ length: segments }, (_, number) => segment(number));
    const done: SegmentClips[] = [];
    await Promise.all(
      Array.from({ length: provider.capabilities.concurrency }, async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          done.push(await speakSegment({ ...base, takeLock, segment: next, onRetry: (one) => retries.push(one) }));
        }
      }),
    );

    expect(done.length).toBe(segments);
    for (const { utterances } of done) {
      for (const { clip } of utterances) expect(await readClip(home, clip)).toBeDefined();
    }
    const { ledger } = server;
    const count = (outcome: string) => ledger.filter((entry) => entry.outcome === outcome).length;
    expect(count('spoken')).toBe(segments);
    expect(new Set(ledger.filter(({ outcome }) => outcome === 'spoken').map(({ text }) => text)).size).toBe(segments);
    for (const fault of Object.keys(FAULTS)) expect(count(fault), fault).toBeGreaterThan(0);
    expect(retries.length).toBe(count('throttled') + count('dropped') + count('unavailable') + count('reset'));
    // What we have recorded and what was lost on the line is all that the service has in its books.
    const lost = ledger.filter(({ outcome }) => outcome === 'dropped').reduce((sum, { billed }) => sum + billed, 0);
    const recorded = done.reduce((sum, { billed }) => sum + billed, 0);
    expect(ledger.reduce((sum, { billed }) => sum + billed, 0)).toBe(recorded + lost);

    const asked = ledger.length;
    const again = await speakSegment({ ...base, takeLock, segment: segment(17) });
    expect(again).toMatchObject({ takesMade: 0, billed: 0 });
    expect(ledger.length).toBe(asked);
    await provider.close();
    await server.close();
    await rm(home, { recursive: true });
  },
);
