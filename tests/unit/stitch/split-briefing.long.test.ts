import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import type { UtteranceClip } from '../../../src/model/clip.ts';
import type { MasteringReport } from '../../../src/model/mastering.ts';
import type { Chapter, Master, TimelineFile } from '../../../src/model/timeline.ts';
import { type StitchRequest, stitch } from '../../../src/stitch/stitch.ts';
import { contentFile, mediaFolder } from '../../../src/store/paths.ts';
import { makeVoice, storeClip } from './make-voice.ts';
import { makeClips, makeScript, makeSegment, makeUtterance } from './random-episode.ts';

const run = promisify(execFile);
const FFMPEG = createFfmpeg({ path: 'ffmpeg' });
const SIGNAL = new AbortController().signal;
const EPISODE = { show: 'harbour', id: 'long' };
const SLOT = 1152;
const TEN_MINUTES = 10 * 60 * 48_000;
/** Between two files: the silence before a chapter's first sound and after its last, of 13 slots and 300 ms, each up to a slot. */
const MARGINS = 13 * SLOT + 300 * 48;

describe('a briefing of more than ten minutes', () => {
  let home: string;
  let request: StitchRequest;
  let file: TimelineFile;
  let parts: Master[];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'readout-split-'));
    request = await makeLongEpisode(home);
    file = await stitch(request, SIGNAL);
    parts = briefingsOf(file);
  }, 120_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  const pathOf = ({ file: name }: Master): string => join(mediaFolder(home, EPISODE), name);
  const soundOf = (master: Master) => FFMPEG.decodeFile(pathOf(master), { sampleRate: 48_000, channels: 1 });

  it('is a file for each chapter, beside one podcast', () => {
    expect(file.samples).toBeGreaterThan(TEN_MINUTES);
    expect(file.masters.map(({ rendition }) => rendition)).toEqual(['podcast', 'briefing', 'briefing', 'briefing']);
    expect(parts.map(({ chapter }) => chapter)).toEqual(file.chapters.map(({ id }) => id));
    expect(parts.map(({ file: name }) => name.replace(/[0-9a-f]{16}/u, '#'))).toEqual([
      'briefing-1-#.mp3',
      'briefing-2-#.mp3',
      'briefing-3-#.mp3',
    ]);
  });

  it('is in all as long as the episode, but for the silence between chapters', async () => {
    const spans = file.chapters.map((chapter) => spanOf(file, chapter));
    const between = spans.slice(1).map(({ start }, index) => start - (spans[index]?.end ?? 0));
    const rest = file.samples - between.reduce((sum, samples) => sum + samples, 0) + between.length * MARGINS;
    const total = parts.reduce((sum, { samples }) => sum + samples, 0);
    expect(Math.abs(total - rest)).toBeLessThan((2 * parts.length + 1) * SLOT);
    for (const part of parts) expect((await soundOf(part)).length).toBe(part.samples);
  });

  it('tells in each file the title of its chapter, which is its only one', async () => {
    for (const [index, part] of parts.entries()) {
      const entries = ['-show_entries', 'format_tags=title:chapter_tags=title', '-of', 'json'];
      const { stdout } = await run('ffprobe', ['-v', 'error', ...entries, pathOf(part)]);
      const title = `Title of d${index + 1}`;
      expect(JSON.parse(stdout)).toMatchObject({ format: { tags: { title } }, chapters: [{ tags: { title } }] });
    }
  });

  it('cuts no speech: every clip is heard whole, between silences', async () => {
    let heard = 0;
    for (const [index, part] of parts.entries()) {
      const chapter = file.chapters[index];
      if (chapter === undefined) throw new Error('There are more files than chapters.');
      const sound = await soundOf(part);
      const { start, clips } = spanOf(file, chapter);
      const shift = 13 * SLOT - Math.floor(start / SLOT) * SLOT;
      for (const { clip, at, samples } of clips) {
        const place = sound.subarray(at + shift, at + shift + samples);
        expect(place.length).toBe(samples);
        expect(likeness(place, await readPcm(home, clip))).toBeGreaterThan(0.9);
        heard += 1;
      }
      expect(largest(sound.subarray(0, 12 * SLOT))).toBeLessThan(0.001);
      expect(largest(sound.subarray(-200 * 48))).toBeLessThan(0.001);
    }
    expect(heard).toBe(file.cues.filter(({ kind }) => kind === 'clip').length);
  });

  it('keeps the files of all other chapters, byte for byte, when one is edited', async () => {
    const stateOf = (part: Master) => stateOfFile(pathOf(part));
    const before = await Promise.all(parts.map(stateOf));
    const reports: MasteringReport[] = [];
    const edited = await stitch(await withOtherLine(request, reports), SIGNAL);
    const now = briefingsOf(edited);
    expect(edited.samples).not.toBe(file.samples);
    expect(now.map(({ file: name }, index) => name === parts[index]?.file)).toEqual([true, false, true]);
    const after = await Promise.all(now.map(stateOf));
    for (const index of [0, 2]) expect(after[index]).toEqual(before[index]);
    expect(reports.slice(1).map(({ reason }) => reason)).toEqual(['kept', 'edited', 'kept']);
    // Of the edited one too what was there already is copied.
    expect(reports[2]?.encoded).toBeLessThan((reports[2]?.frames ?? 0) / 2);
    const clean = await stitch({ ...(await withOtherLine(request, [])), episode: { ...EPISODE, id: 'clean' } }, SIGNAL);
    expect(briefingsOf(clean)).toEqual(now);
  });
});

/** Three chapters of more than ten minutes in all: a few clips, said again and again with long breaks, which cost little to encode. */
async function makeLongEpisode(home: string): Promise<StitchRequest> {
  const clips: { key: string; samples: number }[] = [];
  for (const [index, pitch] of [110, 190, 85].entries()) {
    const voice = makeVoice(index, 3 + index, pitch, 0.3 + index / 5);
    const { key, measure } = await storeClip(home, `${index}`.padEnd(64, 'd'), voice);
    clips.push({ key, samples: measure.samples });
  }
  const segments = Array.from({ length: 30 }, (_, index) => {
    const kind = index === 0 ? 'intro' : index === 29 ? 'outro' : 'paragraph';
    return makeSegment(`s${index}`, { document: `d${1 + Math.floor(index / 10)}`, kind, speaker: `p${index % 3}` });
  });
  const said: Record<string, UtteranceClip[]> = {};
  for (const [index, { id }] of segments.entries()) {
    const { key, samples } = clips[index % clips.length] ?? { key: '', samples: 0 };
    said[id] = [makeUtterance(key, samples, { breakAfterMs: index % 10 === 9 ? 0 : 18_000 })];
  }
  const show = { title: 'Harbour', author: 'Ada', description: 'By the sea.', theme: 'default' };
  return {
    home,
    episode: EPISODE,
    script: makeScript(segments),
    clips: makeClips(said),
    show: { ...show, renditions: ['podcast', 'briefing'] },
    ffmpeg: FFMPEG,
    workers: 2,
  };
}

/** The same with another, longer line late in the second chapter, so that the third begins later; in sound like the old one, for the same gain. */
async function withOtherLine(request: StitchRequest, reports: MasteringReport[]): Promise<StitchRequest> {
  const { key, measure } = await storeClip(request.home, 'e'.repeat(64), makeVoice(0, 3.4, 110, 0.3));
  const segments = request.clips.segments.map((spoken) =>
    spoken.segment === 's18' ? { ...spoken, utterances: [makeUtterance(key, measure.samples)] } : spoken,
  );
  return { ...request, clips: { ...request.clips, segments }, onMastered: (report) => reports.push(report) };
}

function briefingsOf({ masters }: TimelineFile): Master[] {
  return masters.filter(({ rendition }) => rendition === 'briefing');
}

/** Its bytes by their hash (comparing megabytes takes the test's tools a minute), and whether it has been written again. */
async function stateOfFile(path: string): Promise<{ readonly sha256: string; mtimeMs: number; ino: number }> {
  const { mtimeMs, ino } = await stat(path);
  return {
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
    mtimeMs,
    ino,
  };
}

/** From a chapter's first sound to the end of its last, and its clips. */
function spanOf({ cues }: TimelineFile, chapter: Chapter) {
  const inside = cues.filter(({ at }) => at >= chapter.at && at < chapter.end);
  const start = Math.min(...inside.map(({ at }) => at));
  const end = Math.max(...inside.map(({ at, samples }) => at + samples));
  return { start, end, clips: inside.filter((cue) => cue.kind === 'clip') };
}

async function readPcm(home: string, clip: string): Promise<Int16Array> {
  return new Int16Array(new Uint8Array(await readFile(contentFile(home, 'clips', clip, 'pcm'))).buffer);
}

/** 1 for the same sound at any level, 0 for another one: the least of its first, middle and last quarter of a second. */
function likeness(one: Float32Array, other: Int16Array): number {
  const [length, last] = [12_000, one.length - 12_000];
  const pieces = [0, Math.floor(last / 2), last].map((from) => {
    let [both, ones, others] = [0, 0, 0];
    for (let at = from; at < from + length; at += 1) {
      both += (one[at] ?? 0) * (other[at] ?? 0);
      ones += (one[at] ?? 0) ** 2;
      others += (other[at] ?? 0) ** 2;
    }
    return both / Math.sqrt(ones * others);
  });
  return Math.min(...pieces);
}

function largest(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
