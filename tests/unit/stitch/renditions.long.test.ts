import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { measureFile } from '../../../src/media/measure-file.ts';
import type { Rendition } from '../../../src/model/show.ts';
import type { Master, TimelineFile } from '../../../src/model/timeline.ts';
import { type StitchRequest, stitch } from '../../../src/stitch/stitch.ts';
import { mediaFolder } from '../../../src/store/paths.ts';
import { makeVoice, storeClip } from './make-voice.ts';
import { makeClips, makeScript, makeSegment, makeUtterance } from './random-episode.ts';

const run = promisify(execFile);
const FFMPEG = createFfmpeg({ path: 'ffmpeg' });
const SIGNAL = new AbortController().signal;
const EPISODE = { show: 'harbour', id: 'one' };

describe('the renditions of an episode', () => {
  let home: string;
  let request: StitchRequest;
  let cover: Uint8Array;
  let file: TimelineFile;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'readout-renditions-'));
    const segments = ['intro', 'a', 'b', 'c'].map((id, index) =>
      makeSegment(id, { document: index < 3 ? 'd1' : 'd2', ...(id === 'intro' && { kind: 'intro' }) }),
    );
    const said: Record<string, ReturnType<typeof makeUtterance>[]> = {};
    for (const [index, { id }] of segments.entries()) {
      const { key, measure } = await storeClip(home, `${index}`.padEnd(64, 'a'), makeVoice(index, 3, 120, 0.5));
      said[id] = [makeUtterance(key, measure.samples)];
    }
    // As large as our own, with some noise: what is small would fit where a cover does not.
    const drawn = 'testsrc2=s=600x600,noise=alls=20';
    const drawing = ['-v', 'error', '-f', 'lavfi', '-i', drawn, '-frames:v', '1', '-f', 'mjpeg', '-'];
    cover = (await run('ffmpeg', drawing, { encoding: 'buffer' })).stdout;
    const show = { title: 'Harbour; News', author: 'A = B', description: 'By the sea.', theme: 'default' };
    request = {
      home,
      episode: EPISODE,
      script: makeScript(segments),
      clips: makeClips(said),
      show: { ...show, renditions: ['briefing', 'opus', 'm4a'] },
      cover,
      ffmpeg: FFMPEG,
      workers: 2,
    };
    file = await stitch(request, SIGNAL);
  }, 60_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  const master = (rendition: string): Master | undefined => file.masters.find((one) => one.rendition === rendition);
  const pathOf = (rendition: string): string => join(mediaFolder(home, EPISODE), master(rendition)?.file ?? '');

  it('are the podcast and those that the show asks for', () => {
    expect(file.masters.map(({ rendition }) => rendition)).toEqual(['podcast', 'briefing', 'opus', 'm4a']);
  });

  it.each([
    ['podcast', -16, -1, 1, 0],
    ['briefing', -14, -2, 2, 0],
    ['opus', -16, -1, 1, 0],
    // AAC comes in frames of 1024 samples.
    ['m4a', -16, -1, 1, 1023],
  ])('sound as they should when decoded: %s at %f LUFS', async (rendition, lufs, ceiling, channels, spare) => {
    const measured = await measureFile(pathOf(rendition), FFMPEG, SIGNAL);
    expect(Math.abs(measured.lufs - lufs)).toBeLessThanOrEqual(0.1);
    expect(measured.truePeak).toBeLessThanOrEqual(ceiling);
    expect(measured.channels).toBe(channels);
    expect(measured.samples - file.samples).toBeGreaterThanOrEqual(0);
    expect(measured.samples - file.samples).toBeLessThanOrEqual(spare);
  });

  it('leave the briefing 3.5 dB below full scale before it is encoded', () => {
    expect(master('briefing')?.truePeak).toBeLessThanOrEqual(-3.5);
  });

  it('carry title and chapters, and m4a its index in front', async () => {
    for (const rendition of ['podcast', 'opus', 'm4a']) {
      const wanted = [
        '-v',
        'error',
        '-show_entries',
        'format_tags:stream_tags:chapter=start_time:chapter_tags',
        '-of',
        'json',
      ];
      const { stdout } = await run('ffprobe', [...wanted, pathOf(rendition)]);
      expect(stdout).toContain('News from Vessland');
      expect(stdout).toContain('Harbour; News');
      expect(stdout).toContain('A = B');
      const starts = [...stdout.matchAll(/"start_time": "([\d.]+)"/gu)].map((match) => Number(match[1]));
      expect(starts).toEqual(file.chapters.map(({ at }) => Math.round(at / 48) / 1000));
    }
    const bytes = await readFile(pathOf('m4a'));
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('carry the cover, byte for byte', async () => {
    for (const rendition of ['podcast', 'briefing', 'opus', 'm4a']) {
      const picture = ['-map', '0:v', '-c', 'copy', '-f', 'image2pipe', '-'];
      const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', pathOf(rendition), ...picture], {
        encoding: 'buffer',
      });
      expect(Buffer.compare(stdout, cover), rendition).toBe(0);
    }
  });

  it('are the same bytes when they are made again elsewhere', async () => {
    const copy = await mkdtemp(join(tmpdir(), 'readout-renditions-'));
    try {
      await cp(join(home, 'clips'), join(copy, 'clips'), { recursive: true });
      expect(await stitch({ ...request, home: copy, workers: 1 }, SIGNAL)).toEqual(file);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
});

describe('renditions that are long enough for several encoders', () => {
  it.each([2, 4])('are the same bytes from %d encoders as from one', async (workers) => {
    const home = await mkdtemp(join(tmpdir(), 'readout-renditions-'));
    try {
      const request = await makeMinute(home);
      const alone = await stitchCounting({ ...request, episode: { show: 'harbour', id: 'alone' }, workers: 1 });
      const shared = await stitchCounting({ ...request, episode: { show: 'harbour', id: 'shared' }, workers });
      expect(alone.encoders).toEqual({ mono: 1, stereo: 1, most: 1 });
      expect(shared.encoders).toMatchObject({ mono: workers, stereo: workers });
      expect(shared.encoders.most).toBeGreaterThan(1);
      expect(shared.file.masters.map(({ rendition }) => rendition)).toEqual(['podcast', 'briefing']);
      expect(shared.file).toEqual(alone.file);
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });

  /** Speech, noisy enough for every frame to have something to remember, with pauses in which LAME forgets some of it. */
  async function makeMinute(home: string): Promise<Omit<StitchRequest, 'episode' | 'workers'>> {
    const said: Record<string, ReturnType<typeof makeUtterance>[]> = {};
    for (let index = 0; index < 8; index += 1) {
      const voice = makeVoice(index, 6.5 + index / 4, [110, 190, 85][index % 3] ?? 110, 0.2 + index / 12);
      const { key, measure } = await storeClip(home, `${index}`.padEnd(64, 'b'), voice);
      said[`s${index}`] = [makeUtterance(key, measure.samples, { breakAfterMs: 400 * index })];
    }
    const script = makeScript(Object.keys(said).map((id) => makeSegment(id)));
    const show = { title: 'Harbour', author: 'Ada', description: 'By the sea.', theme: 'default' };
    const renditions: Rendition[] = ['podcast', 'briefing'];
    return { home, script, clips: makeClips(said), show: { ...show, renditions }, ffmpeg: FFMPEG };
  }

  /** MP3 encoders that were started for one channel and for two, and how many ran at one time. */
  interface Encoders {
    mono: number;
    stereo: number;
    most: number;
  }

  async function stitchCounting(request: StitchRequest): Promise<{ file: TimelineFile; encoders: Encoders }> {
    const encoders = { mono: 0, stereo: 0, most: 0 };
    let running = 0;
    const startMp3Encoder: typeof FFMPEG.startMp3Encoder = (settings, signal) => {
      encoders[settings.channels === 1 ? 'mono' : 'stereo'] += 1;
      running += 1;
      encoders.most = Math.max(encoders.most, running);
      const encoder = FFMPEG.startMp3Encoder(settings, signal);
      const end = () => {
        running -= 1;
      };
      encoder.finished.then(end, end);
      return encoder;
    };
    const file = await stitch({ ...request, ffmpeg: { ...FFMPEG, startMp3Encoder } }, SIGNAL);
    return { file, encoders };
  }
});
