import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { loudnessReportSchema } from '../../../src/model/loudness-report.ts';
import type { TimelineFile } from '../../../src/model/timeline.ts';
import { createFramePeaks, waveformOf } from '../../../src/stitch/frame-peaks.ts';
import { type StitchRequest, stitch } from '../../../src/stitch/stitch.ts';
import { mediaFolder } from '../../../src/store/paths.ts';
import { makeVoice, storeClip } from './make-voice.ts';
import { makeClips, makeScript, makeSegment, makeUtterance } from './random-episode.ts';

const run = promisify(execFile);
const EPISODE = { show: 'harbour', id: 'one' };

describe('the reports beside a master', () => {
  let home: string;
  let file: TimelineFile;
  let request: StitchRequest;
  const read = (name: string): Promise<string> => readFile(join(mediaFolder(home, EPISODE), name), 'utf8');

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'readout-reports-'));
    const segments = ['a', 'b', 'c', 'd'].map((id, index) => makeSegment(id, { speaker: `p${index % 2}` }));
    const said: Record<string, ReturnType<typeof makeUtterance>[]> = {};
    for (const [index, { id }] of segments.entries()) {
      const voice = makeVoice(index, 6, 120, 0.5);
      const { key, measure } = await storeClip(home, `${index}`.padEnd(64, 'a'), voice, index % 2 === 0 ? -19 : -21);
      said[id] = [makeUtterance(key, measure.samples)];
    }
    const speakers = ['p0', 'p1'].map((id) => {
      return { id, name: `Person ${id}`, role: 'guest' as const, voice: 'tone:one', language: 'en' };
    });
    const script = { ...makeScript(segments), speakers };
    const show = { title: 'T', author: 'A', description: 'D', theme: 'plain' };
    const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
    request = { home, episode: EPISODE, script, clips: makeClips(said), show, ffmpeg, workers: 2 };
    file = await stitch(request, new AbortController().signal);
  }, 60_000);
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('tell loudness and range as the meter of ffmpeg does, and each speaker alone', async () => {
    const report = loudnessReportSchema.parse(JSON.parse(await read('loudness.json')));
    const path = join(mediaFolder(home, EPISODE), report.file);
    const meter = ['-hide_banner', '-nostats', '-i', path, '-af', 'ebur128=dualmono=true', '-f', 'null', '-'];
    const { stderr } = await run('ffmpeg', meter);
    const summary = stderr.slice(stderr.lastIndexOf('Summary'));
    expect(Math.abs(report.lufs - Number(/I:\s+(-[\d.]+) LUFS/u.exec(summary)?.[1]))).toBeLessThanOrEqual(0.15);
    expect(Math.abs(report.range - Number(/LRA:\s+([\d.]+) LU/u.exec(summary)?.[1]))).toBeLessThanOrEqual(0.5);
    expect(report.shortTerm.length).toBe(Math.floor(file.samples / 48_000));
    expect(report.speakers.map(({ name }) => name)).toEqual(['Person p0', 'Person p1']);
    const [first, second] = report.speakers;
    expect((first?.lufs ?? 0) - (second?.lufs ?? 0)).toBeCloseTo(2, 0);
    expect(first?.seconds).toBeGreaterThan(8);
  });

  it('draw it', async () => {
    const svg = await read('loudness.svg');
    expect(svg).toMatch(/^<svg [^>]*viewBox/u);
    expect(svg).toContain('LUFS on a dual-mono meter');
    expect(svg.length).toBeLessThan(50_000);
  });

  it('give players the waveform in the format of audiowaveform', async () => {
    const waveform = JSON.parse(await read('peaks.json'));
    expect(waveform).toMatchObject({ version: 2, channels: 1, sample_rate: 48_000, bits: 8 });
    expect(waveform.length).toBe(Math.ceil(file.samples / waveform.samples_per_pixel));
    expect(waveform.data.length).toBe(2 * waveform.length);
    expect(Math.max(...waveform.data)).toBeGreaterThan(40);
    expect(Math.min(...waveform.data)).toBeLessThan(-40);
    expect(waveform.data.slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  it('say what the build encoded, and why', async () => {
    const frames = Math.ceil((file.samples + 1105) / 1152);
    expect(JSON.parse(await read('mastering.json')).masters).toMatchObject([
      { reason: 'new', frames, encoded: frames },
    ]);
  });

  it('are left alone by a build that changes nothing, and made again where one is gone', async () => {
    const numbers = async (): Promise<number[]> => {
      const found = ['loudness.json', 'loudness.svg', 'peaks.json'].map((name) =>
        stat(join(mediaFolder(home, EPISODE), name)),
      );
      return (await Promise.all(found)).map(({ ino }) => ino);
    };
    const before = await numbers();
    const waveform = await read('peaks.json');
    await stitch(request, new AbortController().signal);
    expect(await numbers()).toEqual(before);
    expect(JSON.parse(await read('mastering.json')).masters).toMatchObject([{ reason: 'kept', encoded: 0 }]);
    await rm(join(mediaFolder(home, EPISODE), 'peaks.json'));
    await stitch(request, new AbortController().signal);
    expect(await read('peaks.json')).toBe(waveform);
  });
});

describe('the peaks of frames', () => {
  const sound = Int16Array.from({ length: 20 * 1152 + 300 }, (_, at) => Math.round(20_000 * Math.sin(at * at * 1e-6)));
  const render = async (from: number, to: number): Promise<Int16Array> => sound.slice(from, to);

  it('are the same whether they came by, were copied or are looked for', async () => {
    const whole = createFramePeaks(sound.length);
    await whole.complete(render);
    const pieces = createFramePeaks(sound.length);
    await pieces.tap(render)(3 * 1152 - 5, 7 * 1152 + 5);
    // Moved by two frames, as after an edit.
    const earlier = new Int8Array(whole.data.length + 4);
    earlier.set(whole.data, 4);
    pieces.copy(earlier, [{ fromFrame: 10, toFrame: 15, shift: 2 }]);
    await pieces.complete(render);
    expect(pieces.data).toEqual(whole.data);
    const first = sound.slice(1152, 2 * 1152);
    expect(whole.data[2]).toBe(Math.min(0, ...first) >> 8);
    expect(whole.data[3]).toBe(Math.max(0, ...first) >> 8);
    expect(waveformOf(whole.data)).toMatchObject({ length: 6, samples_per_pixel: 4608 });
  });
});
