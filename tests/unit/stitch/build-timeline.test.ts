import { describe, expect, it } from 'vitest';
import type { ClipsFile } from '../../../src/model/clip.ts';
import type { Script } from '../../../src/model/script.ts';
import type { Cue, Timeline } from '../../../src/model/timeline.ts';
import { FRAME_SAMPLES, toSamples } from '../../../src/model/units.ts';
import { buildTimeline } from '../../../src/stitch/build-timeline.ts';
import {
  createRandom,
  makeClips,
  makeRandomEpisode,
  makeScript,
  makeSegment,
  makeTheme,
  makeUtterance,
} from './random-episode.ts';

const THEME = makeTheme();
const SILENT = makeTheme({ stings: {} });
type ClipCue = Extract<Cue, { kind: 'clip' }>;

function clipCues(timeline: Timeline): ClipCue[] {
  return timeline.cues.filter((cue) => cue.kind === 'clip');
}

/** Silence in samples between two segments that follow one another in a script of two. */
function gapBetween(first: Parameters<typeof makeSegment>[1], second: Parameters<typeof makeSegment>[1]): number {
  const script = makeScript([makeSegment('a', first), makeSegment('b', second)]);
  // A whole number of slots, so that no padding hides the pause.
  const clips = makeClips({ a: [makeUtterance('one', 100 * FRAME_SAMPLES)], b: [makeUtterance('two', 500)] });
  const [one, two] = clipCues(buildTimeline({ script, clips, theme: SILENT }));
  return (two?.at ?? 0) - (one?.at ?? 0) - (one?.samples ?? 0);
}

function onSlot(ms: number): number {
  return Math.ceil(toSamples(ms) / FRAME_SAMPLES) * FRAME_SAMPLES;
}

describe('buildTimeline', () => {
  it('opens with 13 slots of silence, the sting, and the first words after a breath', () => {
    const script = makeScript([makeSegment('a')]);
    const timeline = buildTimeline({ script, clips: makeClips({ a: [makeUtterance('one', 5000)] }), theme: THEME });
    expect(timeline.cues.map(({ kind }) => kind)).toEqual(['sting', 'clip', 'sting']);
    expect(timeline.cues[0]?.at).toBe(13 * FRAME_SAMPLES);
    expect(timeline.cues[1]?.at).toBe(13 * FRAME_SAMPLES + 125 * FRAME_SAMPLES + onSlot(150));
  });

  it('begins with the first words after the lead-in where a theme has no stings', () => {
    const script = makeScript([makeSegment('a')]);
    const timeline = buildTimeline({ script, clips: makeClips({ a: [makeUtterance('one', 5000)] }), theme: SILENT });
    expect(timeline.cues).toHaveLength(1);
    expect(timeline.cues[0]?.at).toBe(13 * FRAME_SAMPLES);
  });

  it('makes the pause that fits between two segments', () => {
    expect(gapBetween({}, {})).toBe(onSlot(600));
    expect(gapBetween({}, { speaker: 'p1' })).toBe(onSlot(500));
    expect(gapBetween({}, { kind: 'heading' })).toBe(onSlot(950));
    expect(gapBetween({ kind: 'title' }, { speaker: 'p1' })).toBe(onSlot(850));
    expect(gapBetween({ kind: 'list-item' }, { kind: 'list-item' })).toBe(onSlot(450));
    expect(gapBetween({ kind: 'intro' }, { kind: 'title' })).toBe(onSlot(900));
    expect(gapBetween({}, { kind: 'outro' })).toBe(onSlot(1200));
    expect(gapBetween({}, { document: 'd2' })).toBe(onSlot(1800));
  });

  it('joins the parts of one sentence sample-exactly and pauses before the next', () => {
    const said = [
      makeUtterance('one', 1001),
      makeUtterance('two', 777, { part: 1 }),
      makeUtterance('three', 5000, { sentence: 1 }),
    ];
    const timeline = buildTimeline({
      script: makeScript([makeSegment('a', {}, 2)]),
      clips: makeClips({ a: said }),
      theme: SILENT,
    });
    const starts = timeline.cues.map(({ at }) => at - 13 * FRAME_SAMPLES);
    expect(starts).toEqual([0, 1001, 1778 + toSamples(300)]);
  });

  it('adds a break that the text asks for to the pause of the grammar', () => {
    const script = makeScript([makeSegment('a', {}, 2), makeSegment('b')]);
    const clips = makeClips({
      a: [
        makeUtterance('one', FRAME_SAMPLES, { breakAfterMs: 700 }),
        makeUtterance('two', 960, { sentence: 1, breakAfterMs: 480 }),
      ],
      b: [makeUtterance('three', 5000)],
    });
    const [one, two, three] = clipCues(buildTimeline({ script, clips, theme: SILENT }));
    expect((two?.at ?? 0) - (one?.at ?? 0)).toBe(FRAME_SAMPLES + toSamples(700 + 300));
    const silence = (three?.at ?? 0) - (two?.at ?? 0) - 960;
    expect(silence).toBeGreaterThanOrEqual(toSamples(480 + 600));
    expect(silence).toBeLessThan(toSamples(480 + 600) + FRAME_SAMPLES);
  });

  it('begins a chapter at its sting, the first at 0 with the intro, and ends the last with the outro', () => {
    const script = makeScript([
      makeSegment('intro', { kind: 'intro', document: 'd1' }),
      makeSegment('a', { document: 'd1' }),
      makeSegment('b', { document: 'd2' }),
      makeSegment('outro', { kind: 'outro', document: 'd2' }),
    ]);
    const clips = makeClips(Object.fromEntries(script.segments.map(({ id }) => [id, [makeUtterance(id, 9000)]])));
    const timeline = buildTimeline({ script, clips, theme: THEME });
    const stings = timeline.cues.filter((cue) => cue.kind === 'sting');
    expect(stings.map(({ asset }) => asset)).toEqual(['opening', 'chapter', 'closing']);
    expect(timeline.chapters).toEqual([
      { id: 'd1', title: 'Title of d1', document: 'd1', at: 0, end: stings[1]?.at },
      { id: 'd2', title: 'Title of d2', document: 'd2', at: stings[1]?.at, end: timeline.samples },
    ]);
  });

  it('gives intro and outro no chapter of their own, whatever document they name', () => {
    const script = makeScript([
      makeSegment('intro', { kind: 'intro', document: 'frame' }),
      makeSegment('a', { document: 'd1' }),
      makeSegment('outro', { kind: 'outro', document: 'frame' }),
    ]);
    const clips = makeClips(Object.fromEntries(script.segments.map(({ id }) => [id, [makeUtterance(id, 9000)]])));
    const { chapters } = buildTimeline({ script, clips, theme: THEME });
    expect(chapters.map(({ id }) => id)).toEqual(['d1']);
  });

  it('tells apart two chapters of a document that the script comes back to', () => {
    const ids = { a: 'd1', b: 'd2', c: 'd1' };
    const script = makeScript(Object.entries(ids).map(([id, document]) => makeSegment(id, { document })));
    const clips = makeClips(Object.fromEntries(Object.keys(ids).map((id) => [id, [makeUtterance(id, 9000)]])));
    const { chapters } = buildTimeline({ script, clips, theme: THEME });
    expect(chapters.map(({ id }) => id)).toEqual(['d1', 'd2', 'd1-2']);
  });
});

describe('buildTimeline, for any episode', () => {
  const episodes = Array.from({ length: 200 }, (_, seed) => makeRandomEpisode(createRandom(seed)));

  it('says every clip of the script exactly once, in order, as long as it is', () => {
    for (const { script, clips } of episodes) {
      const said = clipCues(buildTimeline({ script, clips, theme: THEME })).map(({ clip, samples }) => ({
        clip,
        samples,
      }));
      const asked = clips.segments.flatMap(({ utterances }) =>
        utterances.map(({ clip, samples }) => ({ clip, samples })),
      );
      expect(said).toEqual(asked);
    }
  });

  it('lets no two sounds overlap and ends after the last', () => {
    for (const { script, clips } of episodes) {
      const { cues, samples } = buildTimeline({ script, clips, theme: THEME });
      let end = 13 * FRAME_SAMPLES;
      for (const cue of cues) {
        expect(cue.at).toBeGreaterThanOrEqual(end);
        end = cue.at + cue.samples;
      }
      expect(samples).toBeGreaterThanOrEqual(end + toSamples(THEME.tailMs));
      expect(samples % FRAME_SAMPLES).toBe(0);
    }
  });

  it('begins every segment and sting on a slot', () => {
    for (const { script, clips } of episodes) {
      const seen = new Set<string>();
      for (const cue of buildTimeline({ script, clips, theme: THEME }).cues) {
        const isFirst = cue.kind !== 'clip' || !seen.has(cue.segment);
        if (cue.kind === 'clip') seen.add(cue.segment);
        if (isFirst) expect(cue.at % FRAME_SAMPLES).toBe(0);
      }
    }
  });

  it('covers the episode with chapters, without a gap, one for each document', () => {
    for (const { script, clips } of episodes) {
      const { chapters, samples } = buildTimeline({ script, clips, theme: THEME });
      expect(chapters.map(({ document }) => document)).toEqual(script.documents.map(({ id }) => id));
      expect(chapters.map(({ at }) => at)).toEqual([0, ...chapters.slice(0, -1).map(({ end }) => end)]);
      expect(chapters.at(-1)?.end).toBe(samples);
      for (const { at, end } of chapters) expect(end).toBeGreaterThan(at);
    }
  });

  it('refuses an episode with any one clip missing, doubled or surplus, and names the segment', () => {
    const random = createRandom(7);
    for (const { script, clips } of episodes) {
      for (const spoiled of [dropClip(clips, random), doubleClip(clips, random), dropSegment(clips, random)]) {
        expect(refusal(script, spoiled.clips)).toMatchObject({
          code: 'episode-incomplete',
          message: expect.stringContaining(spoiled.segment),
        });
      }
      const surplus = { ...clips, segments: [...clips.segments, ...makeClips({ 'd9-9': [] }).segments] };
      expect(refusal(script, surplus)).toMatchObject({ message: expect.stringContaining('d9-9') });
    }
  });
});

function refusal(script: Script, clips: ClipsFile): unknown {
  try {
    return buildTimeline({ script, clips, theme: THEME });
  } catch (error) {
    return error;
  }
}

interface Spoiled {
  readonly clips: ClipsFile;
  readonly segment: string;
}

function pick(length: number, random: () => number): number {
  return Math.floor(random() * length);
}

function dropSegment(clips: ClipsFile, random: () => number): Spoiled {
  const gone = pick(clips.segments.length, random);
  const segments = clips.segments.filter((_, index) => index !== gone);
  return { clips: { ...clips, segments }, segment: clips.segments[gone]?.segment ?? '' };
}

function dropClip(clips: ClipsFile, random: () => number): Spoiled {
  const inside = pick(clips.segments.length, random);
  const { segment, utterances } = clips.segments[inside] ?? { segment: '', utterances: [] };
  const gone = pick(utterances.length, random);
  const said = utterances.filter((_, index) => index !== gone);
  const segments = clips.segments.map((one, index) => (index === inside ? { ...one, utterances: said } : one));
  return { clips: { ...clips, segments }, segment };
}

function doubleClip(clips: ClipsFile, random: () => number): Spoiled {
  const inside = pick(clips.segments.length, random);
  const { segment, utterances } = clips.segments[inside] ?? { segment: '', utterances: [] };
  const twice = pick(utterances.length, random);
  const said = utterances.flatMap((utterance, index) => (index === twice ? [utterance, utterance] : [utterance]));
  const segments = clips.segments.map((one, index) => (index === inside ? { ...one, utterances: said } : one));
  return { clips: { ...clips, segments }, segment };
}
