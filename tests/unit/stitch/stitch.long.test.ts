import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { measureFile } from '../../../src/media/measure-file.ts';
import { readMp3Info } from '../../../src/media/mp3-info.ts';
import type { ClipsFile, UtteranceClip } from '../../../src/model/clip.ts';
import type { Script } from '../../../src/model/script.ts';
import type { TimelineFile } from '../../../src/model/timeline.ts';
import { type StitchRequest, stitch } from '../../../src/stitch/stitch.ts';
import { contentFile, mediaFolder } from '../../../src/store/paths.ts';
import { makeVoice, storeClip } from './make-voice.ts';
import { makeClips, makeScript, makeSegment, makeUtterance } from './random-episode.ts';

const run = promisify(execFile);
const FFMPEG = createFfmpeg({ path: 'ffmpeg' });
const SIGNAL = new AbortController().signal;
const EPISODE = { show: 'harbour', id: 'one' };
const SHOW = { title: 'Harbour News', author: 'The Harbour', description: 'News by the sea.', theme: 'default' };

/** An interview of two people after a short article, in voices that differ by pitch and by 12 dB before levelling. */
async function makeEpisode(home: string): Promise<{ script: Script; clips: ClipsFile }> {
  const script = makeScript([
    makeSegment('intro', { kind: 'intro', text: 'This is Harbour News. The voices are synthetic.' }),
    makeSegment('a', { kind: 'title' }),
    makeSegment('b', {}, 2),
    makeSegment('c', { document: 'd2', kind: 'turn', speaker: 'p1' }),
    makeSegment('d', { document: 'd2', kind: 'turn', speaker: 'p2' }),
    makeSegment('outro', { kind: 'outro', document: 'd2' }),
  ]);
  const voices: Readonly<Record<string, readonly [number, number]>> = {
    narrator: [110, 0.5],
    p1: [190, 0.12],
    p2: [85, 0.9],
  };
  const said: Record<string, UtteranceClip[]> = {};
  for (const [index, segment] of script.segments.entries()) {
    const [pitch, peak] = voices[segment.speaker] ?? [100, 0.5];
    const utterances = segment.sentences.map(async (_, sentence) => {
      const key = `${index}${sentence}`.padEnd(64, 'a');
      const clip = await storeClip(home, key, makeVoice(index * 10 + sentence, 2 + index / 3, pitch, peak));
      return makeUtterance(key, clip.measure.samples, { sentence });
    });
    said[segment.id] = await Promise.all(utterances);
  }
  return { script, clips: makeClips(said) };
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

describe('stitch', () => {
  let home: string;
  let request: StitchRequest;
  let file: TimelineFile;
  let path: string;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'readout-stitch-'));
    request = { home, episode: EPISODE, ...(await makeEpisode(home)), show: SHOW, ffmpeg: FFMPEG, workers: 2 };
    file = await stitch(request, SIGNAL);
    path = join(mediaFolder(home, EPISODE), file.masters[0]?.file ?? '');
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  /** Runs with a copy of the data folder that a test may spoil. */
  async function inCopy<Result>(work: (copy: string) => Promise<Result>): Promise<Result> {
    const copy = await mkdtemp(join(tmpdir(), 'readout-stitch-'));
    try {
      await cp(join(home, 'clips'), join(copy, 'clips'), { recursive: true });
      return await work(copy);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  }

  it('masters to -16 LUFS on a dual-mono meter and at most -1 dBTP, measured on the decoded file', async () => {
    const measured = await measureFile(path, FFMPEG, SIGNAL);
    expect(Math.abs(measured.lufs + 16)).toBeLessThanOrEqual(0.1);
    expect(measured.truePeak).toBeLessThanOrEqual(-1);
    expect(measured.samples).toBe(file.samples);
    expect(Math.abs(measured.lufs - (file.masters[0]?.lufs ?? 0))).toBeLessThan(0.1);
  });

  it('says the same of loudness as the meter of ffmpeg', async () => {
    const filter = ['-af', 'ebur128=dualmono=true:peak=true', '-f', 'null', '-'];
    const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostats', '-i', path, ...filter]);
    const lufs = Number(/I:\s+(-[\d.]+) LUFS\s+Threshold/u.exec(stderr)?.[1]);
    expect(Math.abs(lufs - (file.masters[0]?.lufs ?? 0))).toBeLessThanOrEqual(0.11);
    expect(Number(/Peak:\s+(-[\d.]+) dBFS/u.exec(stderr)?.[1])).toBeLessThanOrEqual(-1);
  });

  it('leaves room for the encoder: at most -2.5 dBTP go in', () => {
    expect(file.masters[0]?.truePeak).toBeLessThanOrEqual(-2.5);
  });

  it('writes 96 kbps CBR frames whose header tells the exact length', async () => {
    const info = await readMp3Info(path);
    expect(info).toMatchObject({ bitrateKbps: 96, channels: 1, sampleRate: 48_000, isConstantBitrate: true });
    expect(info.samples).toBe(file.samples);
    expect(info.strayBytes).toBe(0);
    expect((await stat(path)).size).toBe(file.masters[0]?.bytes);
  });

  it('tags the file with title, show, date, comment and the chapters of the timeline', async () => {
    const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', path, '-f', 'ffmetadata', '-']);
    expect(stdout).toContain('title=News from Vessland');
    expect(stdout).toContain('album=Harbour News');
    expect(stdout).toContain('artist=The Harbour');
    expect(stdout).toContain('2026');
    expect(stdout).toContain('This is Harbour News. The voices are synthetic.');
    const probed = await run('ffprobe', ['-v', 'error', '-show_chapters', '-of', 'csv=p=0', path]);
    const chapters = probed.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    expect(chapters.map((fields) => Number(fields[2]))).toEqual(file.chapters.map(({ at }) => at / 48));
    expect(chapters.map((fields) => Number(fields[4]))).toEqual(file.chapters.map(({ end }) => end / 48));
    expect(chapters.map((fields) => fields[6])).toEqual(['Title of d1', 'Title of d2']);
  });

  it('gives the same bytes and the same name for any number of encoders, and tells how far it is', async () => {
    const bytes = await readFile(path);
    for (const workers of [1, 3]) {
      await inCopy(async (copy) => {
        const told: [number, number][] = [];
        const onProgress = (done: number, total: number): number => told.push([done, total]);
        const other = await stitch({ ...request, home: copy, workers, onProgress }, SIGNAL);
        expect(other).toEqual(file);
        const same = await readFile(join(mediaFolder(copy, EPISODE), other.masters[0]?.file ?? ''));
        expect(Buffer.compare(same, bytes)).toBe(0);
        const total = told[0]?.[1] ?? 0;
        expect(total).toBeGreaterThan(file.samples / 1152);
        expect(told.at(-1)).toEqual([total, total]);
      });
    }
  });

  it('keeps a master that is there, and makes one that was cut short again', async () => {
    const before = await stat(path);
    expect(await stitch(request, SIGNAL)).toEqual(file);
    expect((await stat(path)).ino).toBe(before.ino);
    await truncate(path, before.size - 1000);
    expect(await stitch(request, SIGNAL)).toEqual(file);
    expect((await stat(path)).size).toBe(before.size);
  });

  it('makes a master again whose bytes were changed, and keeps one that was only touched', async () => {
    const whole = await readFile(path);
    await utimes(path, 1, 1);
    expect(await stitch(request, SIGNAL)).toEqual(file);
    expect((await stat(path)).mtimeMs).toBe(1000);
    await writeFile(path, Buffer.from(whole).fill(1, 5000, 6000));
    await stitch(request, SIGNAL);
    expect(whole.equals(await readFile(path))).toBe(true);
  });

  it('refuses an episode whose clip is gone or cut short, names the segment and leaves no file', async () => {
    const key = '40'.padEnd(64, 'a');
    for (const spoil of [
      (copy: string) => rm(contentFile(copy, 'clips', key, 'pcm')),
      (copy: string) => rm(contentFile(copy, 'clips', key, 'json')),
      (copy: string) => truncate(contentFile(copy, 'clips', key, 'pcm'), 1000),
    ]) {
      await inCopy(async (copy) => {
        await spoil(copy);
        const error = await failure(stitch({ ...request, home: copy }, SIGNAL));
        expect(error).toMatchObject({ code: 'episode-incomplete', message: expect.stringContaining('segment d ') });
        expect(await failure(readdir(mediaFolder(copy, EPISODE)))).toMatchObject({ code: 'ENOENT' });
      });
    }
  });

  it('stops when asked to and leaves nothing half-written', async () => {
    await inCopy(async (copy) => {
      const stop = new AbortController();
      const onProgress = (): void => stop.abort();
      const error = await failure(stitch({ ...request, home: copy, onProgress }, stop.signal));
      expect(error).toMatchObject({ code: 'stopped' });
      expect(await readdir(mediaFolder(copy, EPISODE))).toEqual([]);
      expect(await failure(stitch({ ...request, home: copy }, stop.signal))).toMatchObject({ code: 'stopped' });
    });
  });
});
