import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { readOwnSound } from '../../../src/stitch/own-sounds.ts';

const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const SECONDS = 600;

describe('a small file that holds a long sound', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-long-'));
    path = join(folder, 'long.flac');
    const silence = ['-f', 'lavfi', '-i', `anullsrc=r=48000:cl=mono:d=${SECONDS}`];
    await promisify(execFile)('ffmpeg', ['-v', 'error', ...silence, path]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is decoded no further than it takes to know that it is too long', async () => {
    const format = { sampleRate: 48_000, channels: 1, enoughSamples: 48_000 };
    const samples = await ffmpeg.decodeFile(path, format);
    expect(samples.length).toBeGreaterThan(48_000);
    expect(samples.length).toBeLessThan(10 * 48_000);
  });

  it('is refused with the length that it may have', async () => {
    let held = 0;
    const watched = {
      decodeFile: async (...request: Parameters<typeof ffmpeg.decodeFile>) => {
        const samples = await ffmpeg.decodeFile(...request);
        held = samples.length;
        return samples;
      },
    };
    await expect(readOwnSound(path, 'chapter', watched)).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringContaining('long.flac lasts more than 10 s, and may last 0.1 to 10 s'),
    });
    expect(held / 48_000).toBeLessThan(20);
  });

  it('leaves no process behind', async () => {
    await ffmpeg.decodeFile(path, { sampleRate: 48_000, channels: 1, enoughSamples: 100 });
    await expect.poll(async () => (await promisify(execFile)('ps', ['-eo', 'args'])).stdout).not.toContain(path);
  });

  it('stops at once when told to', async () => {
    const stopped = ffmpeg.decodeFile(path, { sampleRate: 48_000, channels: 1 }, AbortSignal.abort());
    await expect(stopped).rejects.toMatchObject({ code: 'stopped' });
  });
});
