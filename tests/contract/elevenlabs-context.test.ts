import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import type { Segment } from '../../src/model/script.ts';
import { speakSegment } from '../../src/speech/speak.ts';
import { takeKey } from '../../src/speech/take-key.ts';
import { createLocalTakeLock } from '../../src/speech/take-lock.ts';
import { readTake } from '../../src/store/take-store.ts';
import { makeProvider } from './make-provider.ts';
import { startElevenlabsServer } from './servers/elevenlabs-server.ts';

const server = await startElevenlabsServer({ provider: makeProvider('tone'), voices: { abc: 'alto' }, keys: ['k'] });
const provider = makeProvider({ config: { provider: 'elevenlabs', baseUrl: server.url }, key: 'k' });
const home = await mkdtemp(join(tmpdir(), 'readout-context-'));
afterAll(async () => {
  await server.close();
  await rm(home, { recursive: true });
});

const SENTENCES = ['The <b>bell rang twice.', 'Nobody came.'];
const segment: Segment = {
  id: 'd1-1',
  document: 'd1',
  kind: 'paragraph',
  speaker: 'narrator',
  text: SENTENCES.join(' '),
  sentences: SENTENCES.map((text) => ({ text, plan: [{ kind: 'text', text }] })),
  ssml: '',
  origin: { kind: 'source', source: { input: 'i1', start: 0, end: 9 }, repairs: [] },
};
const speaker = { id: 'narrator', name: 'Narrator', role: 'narrator', voice: 'mine:abc', language: 'en' } as const;

function speak(around: { before?: string; after?: string }) {
  const episode = { show: 'default', id: 'bells' };
  const level = { targetLufs: -19, ceilingDbtp: -3.5 };
  const takeLock = createLocalTakeLock();
  const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
  return speakSegment({ home, episode, segment, speaker, provider, ffmpeg, takeLock, ...level, ...around });
}

it('speaks a segment at once, with what stands around it, and keeps both with the times of its words', async () => {
  const clips = await speak({ before: 'It was late.', after: 'The rain went on.' });
  expect(clips.utterances).toMatchObject([{ sentence: 0, sentences: 2 }]);
  expect(server.ledger.at(-1)?.asked).toMatchObject({ previous_text: 'It was late.', next_text: 'The rain went on.' });
  const body = SENTENCES.join(' ');
  const take = await readTake(home, takeKey(provider, { voice: 'abc', body, language: 'en' }, 1));
  expect(take).toMatchObject({ before: 'It was late.', after: 'The rain went on.', sent: body });
  expect(take?.words?.map(({ text }) => text).slice(-2)).toEqual(['Nobody', 'came.']);
});

it('does not buy it again because its neighbours changed', async () => {
  expect(await speak({ before: 'It was early.' })).toMatchObject({ takesMade: 0, takesFound: 1 });
  expect(server.ledger.length).toBe(1);
});

it('sends no markup that the service would obey', async () => {
  expect(server.ledger[0]?.text).toBe('The  b>bell rang twice. Nobody came.');
});
