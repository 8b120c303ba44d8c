import { describe, expect, it } from 'vitest';
import { buildId3 } from '../../../src/media/id3.ts';
import type { ClipsFile } from '../../../src/model/clip.ts';
import type { TimelineFile } from '../../../src/model/timeline.ts';
import { toMs } from '../../../src/model/units.ts';
import { chapterFileFaults, tagChapterFaults, timelineChapterFaults } from '../../../src/publish/chapter-faults.ts';
import { completeFaults } from '../../../src/publish/complete-faults.ts';
import { readId3 } from '../../../src/publish/read-id3.ts';
import { writeChapters } from '../../../src/publish/write-chapters.ts';
import { sampleClips, sampleScript, sampleTimeline } from './sample-episode.ts';

const SCRIPT = sampleScript();
const CLIPS = sampleClips(SCRIPT);
const TIMELINE = sampleTimeline(SCRIPT, CLIPS);

const sentencesOf = (clips: ClipsFile, timeline: TimelineFile): string =>
  completeFaults(SCRIPT, clips, timeline)
    .map(({ sentence }) => sentence)
    .join(' ');
const withSegment = (
  id: string,
  change: (segment: ClipsFile['segments'][number]) => ClipsFile['segments'],
): ClipsFile => ({
  ...CLIPS,
  segments: CLIPS.segments.flatMap((segment) => (segment.segment === id ? change(segment) : [segment])),
});

describe('an episode is complete', () => {
  it('when every sentence has its clip and every clip its place', () => {
    expect(completeFaults(SCRIPT, CLIPS, TIMELINE)).toEqual([]);
  });

  it('when a sentence over the limit came in parts', () => {
    const clips = withSegment('d2-1', (segment) => [
      {
        ...segment,
        utterances: segment.utterances.flatMap((one) => [
          { ...one, clip: 'a' },
          { ...one, clip: 'b', part: 1 },
        ]),
      },
    ]);
    expect(completeFaults(SCRIPT, clips, sampleTimeline(SCRIPT, clips))).toEqual([]);
  });

  it('when one clip says several sentences', () => {
    const clips = withSegment('d3-2', (segment) => [
      { ...segment, utterances: segment.utterances.slice(0, 1).map((one) => ({ ...one, sentences: 2 })) },
    ]);
    expect(completeFaults(SCRIPT, clips, sampleTimeline(SCRIPT, clips))).toEqual([]);
  });
});

describe('an episode is not complete', () => {
  it('when a segment has no clips', () => {
    expect(
      sentencesOf(
        withSegment('d3-1', () => []),
        TIMELINE,
      ),
    ).toContain('Segment d3-1 has no clips.');
  });

  it('when a sentence has no clip', () => {
    const clips = withSegment('d3-2', (segment) => [{ ...segment, utterances: segment.utterances.slice(1) }]);
    expect(sentencesOf(clips, sampleTimeline(SCRIPT, clips))).toBe(
      'The clips of segment d3-2 do not cover its sentences.',
    );
  });

  it('when segments changed places', () => {
    const segments = [...CLIPS.segments].reverse();
    expect(sentencesOf({ ...CLIPS, segments }, TIMELINE)).toContain('not those of the script, in its order');
  });

  it('when the timeline leaves a clip out, plays one twice, cuts one or lets two speak at once', () => {
    const last = TIMELINE.cues.at(-1);
    const without = { ...TIMELINE, cues: TIMELINE.cues.filter((cue) => cue.kind !== 'clip' || cue.segment !== 'd2-1') };
    expect(sentencesOf(CLIPS, without)).toContain('does not play segment d2-1 where');
    const twice = { ...TIMELINE, cues: last === undefined ? [] : [...TIMELINE.cues, last] };
    expect(sentencesOf(CLIPS, twice)).toContain('plays more clips than the script has');
    const cut = { ...TIMELINE, cues: TIMELINE.cues.map((cue, index) => (index === 3 ? { ...cue, samples: 5 } : cue)) };
    expect(sentencesOf(CLIPS, cut)).toContain('does not play segment d1-1');
    const over = {
      ...TIMELINE,
      cues: TIMELINE.cues.map((cue, index) => (index === 3 ? { ...cue, at: cue.at - 20_000 } : cue)),
    };
    expect(sentencesOf(CLIPS, over)).toContain('Segment d1-1 begins before the speech before it has ended.');
    expect(sentencesOf(CLIPS, { ...TIMELINE, samples: 60_000 })).toContain('ends after the episode does');
  });
});

describe('chapters', () => {
  const tag = (timeline: TimelineFile = TIMELINE) => {
    const chapters = timeline.chapters.map(({ id, title, at, end }) => ({
      id,
      title,
      startMs: toMs(at),
      endMs: toMs(end),
    }));
    const texts = { title: 't', show: 's', artist: 'a', date: '2026-11-20', comment: 'c', language: 'en' };
    return (
      readId3(Buffer.from(buildId3({ ...texts, chapters }))) ?? {
        texts: new Map(),
        frames: [],
        chapters: [],
        contents: [],
      }
    );
  };
  const many = (count: number): TimelineFile => ({
    ...TIMELINE,
    samples: count * 48_000,
    chapters: Array.from({ length: count }, (_, index) => ({
      id: `c${index}`,
      title: `Kapitel ${index} ß 🎧`,
      document: 'd1',
      at: index * 48_000,
      end: (index + 1) * 48_000,
    })),
  });

  it('are the same in timeline, tag and file', () => {
    expect(timelineChapterFaults(TIMELINE)).toEqual([]);
    expect(tagChapterFaults(tag(), TIMELINE)).toEqual([]);
    expect(chapterFileFaults(writeChapters(SCRIPT, TIMELINE, 'The Ferry Hour'), TIMELINE)).toEqual([]);
  });

  it('may be more than a table of contents can count', () => {
    expect(tagChapterFaults(tag(many(600)), many(600))).toEqual([]);
  });

  it('are missed when the tag has others', () => {
    const [first, ...rest] = TIMELINE.chapters;
    const renamed = { ...TIMELINE, chapters: first === undefined ? [] : [{ ...first, title: 'Another' }, ...rest] };
    expect(tagChapterFaults(tag(renamed), TIMELINE)[0]?.sentence).toContain('Chapter 1 in the MP3 ("Another")');
    expect(tagChapterFaults(tag(many(4)), TIMELINE)[0]?.sentence).toBe('The MP3 names 4 chapters, not 3.');
    expect(tagChapterFaults({ ...tag(), contents: [] }, TIMELINE)[0]?.sentence).toContain(
      'no single table of contents',
    );
  });

  it('follow one another from 0 without gaps', () => {
    const gap = TIMELINE.chapters.map((chapter, index) => (index === 1 ? { ...chapter, at: chapter.at + 1 } : chapter));
    expect(timelineChapterFaults({ ...TIMELINE, chapters: gap })[0]?.sentence).toContain(
      '"A quiet winter" does not begin',
    );
    expect(timelineChapterFaults({ ...TIMELINE, chapters: [] })[0]?.sentence).toBe('The episode has no chapters.');
    expect(timelineChapterFaults({ ...TIMELINE, samples: 1000 })[0]?.sentence).toContain('ends after the episode');
  });

  it('are told from another chapters file', () => {
    expect(chapterFileFaults('{', TIMELINE)[0]?.sentence).toContain('not JSON');
    expect(chapterFileFaults('{"version":"1.1.0","chapters":[]}', TIMELINE)[0]?.sentence).toContain('version 1.2.0');
    const moved = writeChapters(SCRIPT, TIMELINE, '').replace('3.288', '3.29');
    expect(chapterFileFaults(moved, TIMELINE)[0]?.sentence).toContain('Chapter 2 of the chapters file');
  });
});

it('does not take other bytes for a tag', () => {
  expect(readId3(Buffer.from('ID3'))).toBeUndefined();
  expect(readId3(Buffer.from('RIFF0000WAVE'))).toBeUndefined();
  expect(
    readId3(
      Buffer.concat([Buffer.from('ID3\x03\x00\x00\x00\x00\x00\x20CHAP\xff\xff\xff\xff', 'latin1'), Buffer.alloc(20)]),
    ),
  ).toBeDefined();
});
