import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SegmentClips } from '../../../src/model/clip.ts';
import { ReadoutError } from '../../../src/model/readout-error.ts';
import type { Script, Segment } from '../../../src/model/script.ts';
import { describeFailures } from '../../../src/pipeline/describe-failures.ts';
import { gatherClips } from '../../../src/pipeline/gather-clips.ts';
import { writeJson } from '../../../src/store/json-file.ts';
import { segmentClipsFile } from '../../../src/store/paths.ts';

const EPISODE = { show: 'morning', id: 'mill' };
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-gather-'));
});

afterEach(() => rm(home, { recursive: true }));

function makeSegment(id: string): Segment {
  const sentences = ['The mill grinds.', 'Nobody hears it.'].map((text) => ({ text, plan: [] }));
  return {
    id,
    document: 'd1',
    kind: 'paragraph',
    speaker: 'narrator',
    text: 'The mill grinds. Nobody hears it.',
    sentences,
    ssml: '<speak/>',
    origin: { kind: 'template', template: 'intro', values: {} },
  };
}

const SCRIPT: Script = {
  format: 'readout-script/1',
  episode: 'morning/mill',
  title: 'The Mill',
  language: 'en',
  date: '2026-11-24',
  documents: [],
  speakers: [{ id: 'narrator', name: 'Narrator', role: 'narrator', voice: 'tone:alto', language: 'en' }],
  segments: ['d1-b', 'd1-a', 'd1-c'].map(makeSegment),
  leftOut: [],
  warnings: [],
};

async function speak(segment: string, changes: Partial<SegmentClips> = {}): Promise<void> {
  const utterance = { sentences: 1, part: 0, take: 't', clip: 'c', samples: 100, breakAfterMs: 0 };
  const clips: SegmentClips = {
    format: 'readout-segment-clips/1',
    segment,
    voice: 'tone:alto',
    utterances: [
      { ...utterance, sentence: 0 },
      { ...utterance, sentence: 1 },
      { ...utterance, sentence: 1, part: 1 },
    ],
    takesMade: 3,
    takesFound: 0,
    billed: 0,
    warnings: [],
    ...changes,
  };
  await writeJson(segmentClipsFile(home, EPISODE, segment), clips);
}

it("gathers the clips in the script's order", async () => {
  for (const id of ['d1-a', 'd1-b', 'd1-c']) await speak(id);
  const { segments } = await gatherClips(home, EPISODE, SCRIPT);
  expect(segments.map(({ segment }) => segment)).toEqual(['d1-b', 'd1-a', 'd1-c']);
});

it('names a segment that nobody spoke, and how it begins', async () => {
  for (const id of ['d1-a', 'd1-c']) await speak(id);
  await expect(gatherClips(home, EPISODE, SCRIPT)).rejects.toMatchObject({
    code: 'episode-incomplete',
    message: expect.stringContaining(
      '1 of 3 segments of episode morning/mill were not spoken: d1-b ("The mill grinds. Nobody hears it.")',
    ),
  });
});

it('does not take a segment in another voice, nor one with a sentence missing', async () => {
  await speak('d1-a');
  await speak('d1-b', { voice: 'tone:bass' });
  await speak('d1-c', { utterances: [] });
  await expect(gatherClips(home, EPISODE, SCRIPT)).rejects.toThrow(/2 of 3 .*d1-b.*d1-c/u);
});

it('tells of all failed segments at once, with the reason of the first', () => {
  const reason = (code: 'bad-clip' | 'provider-failed') => new ReadoutError(code, `Because of ${code}.`);
  const mixed = describeFailures(SCRIPT, [
    { place: 2, error: reason('bad-clip') },
    { place: 0, error: reason('provider-failed') },
  ]);
  expect(mixed.code).toBe('episode-incomplete');
  expect(mixed.message).toMatch(/^2 segments of 3 could not be spoken: d1-b .*d1-c .*Because of provider-failed\.$/u);
  const alike = describeFailures(SCRIPT, [
    { place: 1, error: new ReadoutError('tool-missing', 'No.', { hint: 'Install it.' }) },
  ]);
  expect(alike).toMatchObject({ code: 'tool-missing', hint: 'Install it.' });
});
