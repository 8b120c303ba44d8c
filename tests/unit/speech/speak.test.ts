import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { type SegmentClips, segmentClipsSchema, type Take } from '../../../src/model/clip.ts';
import type { Segment } from '../../../src/model/script.ts';
import { type SpeakRequest, speakSegment } from '../../../src/speech/speak.ts';
import { takeKey } from '../../../src/speech/take-key.ts';
import { createLocalTakeLock } from '../../../src/speech/take-lock.ts';
import { contentFile } from '../../../src/store/paths.ts';
import { readTake, writeTakeRecord } from '../../../src/store/take-store.ts';
import { createScriptedProvider, type ScriptedProvider } from './scripted-provider.ts';

const TEXTS = ['The baker opens at six.', 'By noon the shelves are empty.', 'Nobody minds.'];
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const takeLock = createLocalTakeLock();
let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-speak-'));
});
afterEach(() => rm(home, { recursive: true }));

function segment(texts: readonly string[] = TEXTS): Segment {
  return {
    id: 'd1-3fa9c1b2',
    document: 'd1',
    kind: 'paragraph',
    speaker: 'narrator',
    text: texts.join(' '),
    sentences: texts.map((text) => ({ text, plan: [{ kind: 'text', text }] })),
    ssml: '',
    origin: { kind: 'source', source: { input: 'i1', start: 120, end: 192 }, repairs: [] },
  };
}

function speak(
  provider: ScriptedProvider,
  more: Partial<SpeakRequest> = {},
  signal?: AbortSignal,
): Promise<SegmentClips> {
  const speaker = {
    id: 'narrator',
    name: 'Narrator',
    role: 'narrator',
    voice: 'scripted:alto',
    language: 'en',
  } as const;
  const episode = { show: 'default', id: 'bakery' };
  const base = { home, episode, segment: segment(), speaker, provider, ffmpeg, takeLock };
  return speakSegment({ ...base, targetLufs: -19, ceilingDbtp: -3.5, ...more }, signal);
}

function takeOf(provider: ScriptedProvider, body: string, number: number): Promise<Take | undefined> {
  return readTake(home, takeKey(provider, { voice: 'alto', body, language: 'en' }, number));
}

async function filesIn(kind: 'takes' | 'clips'): Promise<string[]> {
  const files = await readdir(join(home, kind), { recursive: true });
  return files.filter((file) => file.includes('.'));
}

it('speaks each sentence in order, with takes as received and clips levelled', async () => {
  const provider = createScriptedProvider();
  const clips = await speak(provider);
  expect(segmentClipsSchema.parse(clips)).toEqual(clips);
  expect(clips.utterances.map(({ sentence, sentences, part }) => [sentence, sentences, part])).toEqual([
    [0, 1, 0],
    [1, 1, 0],
    [2, 1, 0],
  ]);
  expect(provider.ledger.map(({ body }) => body)).toEqual(TEXTS);
  expect(clips).toMatchObject({
    segment: 'd1-3fa9c1b2',
    voice: 'scripted:alto',
    takesMade: 3,
    takesFound: 0,
    billed: 66,
  });
  expect(clips.warnings).toEqual(['warning of alto']);
  expect((await filesIn('takes')).length).toBe(6);
  for (const { clip, samples } of clips.utterances) {
    expect((await readFile(contentFile(home, 'clips', clip, 'pcm'))).length).toBe(samples * 2);
  }
});

it('buys nothing the second time, and says the same of it', async () => {
  const first = await speak(createScriptedProvider());
  const provider = createScriptedProvider();
  const second = await speak(provider);
  expect(provider.ledger).toEqual([]);
  expect(second).toEqual({ ...first, takesMade: 0, takesFound: 3, billed: 0 });
});

it('makes deleted clips again from the takes, byte for byte', async () => {
  const first = await speak(createScriptedProvider());
  const [utterance] = first.utterances;
  const path = contentFile(home, 'clips', utterance?.clip ?? '', 'pcm');
  const before = await readFile(path);
  await rm(join(home, 'clips'), { recursive: true });
  const provider = createScriptedProvider();
  expect(await speak(provider)).toMatchObject({ utterances: first.utterances, takesMade: 0 });
  expect(await readFile(path)).toEqual(before);
  expect(provider.ledger).toEqual([]);
});

it('makes a damaged clip again', async () => {
  const { utterances } = await speak(createScriptedProvider());
  const path = contentFile(home, 'clips', utterances[0]?.clip ?? '', 'pcm');
  await writeFile(path, 'short');
  await writeFile(contentFile(home, 'clips', utterances[1]?.clip ?? '', 'json'), '{"half');
  expect(await speak(createScriptedProvider())).toMatchObject({ utterances, takesMade: 0, takesFound: 3 });
  expect((await readFile(path)).length).toBe((utterances[0]?.samples ?? 0) * 2);
});

it('makes other clips of the same takes for another level', async () => {
  const usual = await speak(createScriptedProvider());
  const provider = createScriptedProvider();
  const louder = await speak(provider, { targetLufs: -17 });
  expect(provider.ledger).toEqual([]);
  expect(louder.utterances.map(({ take }) => take)).toEqual(usual.utterances.map(({ take }) => take));
  expect(louder.utterances[0]?.clip).not.toBe(usual.utterances[0]?.clip);
});

it('buys a take again under the same number when its sound was lost', async () => {
  const { utterances } = await speak(createScriptedProvider());
  await rm(contentFile(home, 'takes', utterances[1]?.take ?? '', 'wav'));
  await rm(join(home, 'clips'), { recursive: true });
  const provider = createScriptedProvider();
  expect(await speak(provider)).toMatchObject({ utterances, takesMade: 1, takesFound: 2 });
  expect(provider.ledger.map(({ body }) => body)).toEqual([TEXTS[1]]);
});

it.each([
  ['silent', 'is silent'],
  ['cut', 'is shorter than its own header says'],
  ['empty', 'is empty'],
  ['garbage', 'cannot be decoded'],
] as const)('asks again after a %s answer, and keeps it with the reason', async (answer, reason) => {
  const provider = createScriptedProvider([answer]);
  const clips = await speak(provider);
  expect(clips).toMatchObject({ takesMade: 4, billed: 66 + (TEXTS[0]?.length ?? 0) });
  expect(provider.ledger.map(({ body }) => body)).toEqual([TEXTS[0], ...TEXTS]);
  expect((await takeOf(provider, TEXTS[0] ?? '', 1))?.refused).toContain(reason);
  const second = await takeOf(provider, TEXTS[0] ?? '', 2);
  expect(second?.refused).toBeUndefined();
  expect(clips.utterances[0]?.take).toBe(second?.key);
});

it('gives up after three bad answers, naming segment, sentence and place', async () => {
  const provider = createScriptedProvider(['good', 'silent', 'silent', 'silent']);
  await expect(speak(provider)).rejects.toMatchObject({
    code: 'bad-clip',
    isRetryable: false,
    message: expect.stringMatching(/^Sentence 2 of segment d1-3fa9c1b2 \(i1, characters 120 to 192\) .* is silent\.$/u),
  });
  expect(provider.ledger.length).toBe(4);
});

it('starts a later build after the refused takes, with three new tries', async () => {
  await expect(speak(createScriptedProvider(['silent', 'silent', 'silent']))).rejects.toThrow('is silent');
  const provider = createScriptedProvider(['silent', 'cut']);
  expect(await speak(provider)).toMatchObject({ takesMade: 5 });
  expect(await takeOf(provider, TEXTS[0] ?? '', 6)).toMatchObject({ number: 6 });
  expect((await takeOf(provider, TEXTS[0] ?? '', 5))?.refused).toContain('shorter');
});

it('never asks a deterministic provider again after a failed check, in this build or the next', async () => {
  const isDeterministic = { isDeterministic: true };
  const provider = createScriptedProvider(['silent'], isDeterministic);
  await expect(speak(provider)).rejects.toMatchObject({ code: 'bad-clip' });
  expect(provider.ledger.length).toBe(1);
  const next = createScriptedProvider([], isDeterministic);
  await expect(speak(next)).rejects.toMatchObject({ code: 'bad-clip', message: expect.stringContaining('is silent') });
  expect(next.ledger).toEqual([]);
});

it('judges a take again that older checks refused, instead of buying another', async () => {
  const provider = createScriptedProvider();
  await speak(provider);
  const take = await takeOf(provider, TEXTS[0] ?? '', 1);
  if (take === undefined) throw new Error('There is no take.');
  await writeTakeRecord(home, { ...take, refused: 'is too cheerful', refusedByCheck: 0 });
  const next = createScriptedProvider();
  expect(await speak(next)).toMatchObject({ takesMade: 0, takesFound: 3 });
  expect((await takeOf(provider, TEXTS[0] ?? '', 1))?.refused).toBeUndefined();
});

it('leaves a take alone that a person refused', async () => {
  const provider = createScriptedProvider();
  await speak(provider);
  const take = await takeOf(provider, TEXTS[0] ?? '', 1);
  if (take === undefined) throw new Error('There is no take.');
  await writeTakeRecord(home, { ...take, refused: 'sounds bored' });
  expect(await speak(createScriptedProvider())).toMatchObject({ takesMade: 1, takesFound: 2 });
});

it('buys once what two segments want at the same moment', async () => {
  const provider = createScriptedProvider();
  const both = await Promise.all([speak(provider), speak(provider)]);
  expect(provider.ledger.length).toBe(3);
  expect(both[0].utterances).toEqual(both[1].utterances);
  expect(both[0].takesMade + both[1].takesMade).toBe(3);
});

it('keeps finished takes when a later sentence fails, and goes on from them', async () => {
  await expect(speak(createScriptedProvider(['good', 'good', 'fails']))).rejects.toThrow('The line went dead.');
  const provider = createScriptedProvider();
  expect(await speak(provider)).toMatchObject({ takesMade: 1, takesFound: 2 });
});

it('splits a sentence over the limit into parts', async () => {
  const limit = { amount: 16, unit: 'characters', countsMarkup: true } as const;
  const provider = createScriptedProvider([], { limit });
  const clips = await speak(provider);
  expect(clips.utterances.map(({ sentence, part }) => [sentence, part]).slice(0, 3)).toEqual([
    [0, 0],
    [0, 1],
    [1, 0],
  ]);
  expect(provider.ledger.every(({ body }) => body.length <= 16)).toBe(true);
});

it('gives no utterances for a segment with nothing to say', async () => {
  const provider = createScriptedProvider();
  expect(await speak(provider, { segment: segment(['***']) })).toMatchObject({ utterances: [], takesMade: 0 });
});

it('keeps an answer that arrives after it was told to stop, for the next build', async () => {
  const controller = new AbortController();
  const provider = createScriptedProvider();
  const late: ScriptedProvider = {
    ...provider,
    async speak(request, signal) {
      const result = await provider.speak(request, signal);
      controller.abort();
      return result;
    },
  };
  await expect(speak(late, {}, controller.signal)).rejects.toMatchObject({ code: 'stopped' });
  expect((await takeOf(provider, TEXTS[0] ?? '', 1))?.refused).toBeUndefined();
  const next = createScriptedProvider();
  expect(await speak(next)).toMatchObject({ takesMade: 2, takesFound: 1 });
});

it('leaves nothing half-written', async () => {
  await speak(createScriptedProvider(['silent']));
  const files = [...(await filesIn('takes')), ...(await filesIn('clips'))];
  expect(files.filter((file) => file.endsWith('.part'))).toEqual([]);
});
