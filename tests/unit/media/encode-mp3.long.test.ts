import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeMp3, encoderGainDb } from '../../../src/media/encode-mp3.ts';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { programmeLufs } from '../../../src/media/loudness.ts';
import { measureFile } from '../../../src/media/measure-file.ts';
import { measureBins } from '../../../src/media/measure-sound.ts';
import { readMp3Info } from '../../../src/media/mp3-info.ts';
import { joinCrcs } from '../../../src/media/piecewise-crc.ts';
import { babble, join as joinSounds, silence, sine, toPcm } from './sounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'readout-media-'));
const path = join(folder, 'episode.mp3');
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const tag = new Uint8Array(0);

// Speech, a pause longer than an encoder remembers, a dying chord, faint sound, speech: all that pieces have to join across.
const sound = joinSounds(
  babble(6),
  silence(3),
  sine(330, 3, 0.3).map((sample, index) => sample * Math.exp(-index / 30_000)),
  babble(3, { seed: 3 }).map((sample) => sample * 0.01),
  babble(10, { seed: 2, pitch: 180 }),
);
const pcm = toPcm(sound);
const job = {
  path,
  tag,
  samples: pcm.length,
  render: (from: number, to: number) => pcm.subarray(from, to),
  bitrateKbps: 96,
  channels: 1,
  workers: 1,
};

beforeEach(() => writeFileSync(path, 'the old master'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program in place of ffmpeg. */
function createProgram(name: string, script: string): string {
  const program = join(folder, name);
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return program;
}

async function expectOldMaster(work: Promise<unknown>, expected: Record<string, unknown>): Promise<void> {
  await expect(work).rejects.toMatchObject({ name: 'ReadoutError', ...expected });
  expect(readFileSync(path, 'utf8')).toBe('the old master');
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
}

describe('encodeMp3', () => {
  it('gives the same bytes for any number of workers', async () => {
    // Long enough for five encoders to have something to do.
    const long = toPcm(joinSounds(sound, sound, sound));
    const render = (from: number, to: number) => long.subarray(from, to);
    let started = 0;
    const counting = {
      ...ffmpeg,
      startMp3Encoder: (...settings: Parameters<typeof ffmpeg.startMp3Encoder>) => {
        started += 1;
        return ffmpeg.startMp3Encoder(...settings);
      },
    };
    const results = [];
    for (const workers of [1, 2, 3, 4, 5]) {
      const { crcs, ...made } = await encodeMp3({ ...job, samples: long.length, render, workers }, counting);
      results.push({ ...made, crc: joinCrcs(crcs) });
    }
    expect(started).toBe(1 + 2 + 3 + 4 + 5);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(results[0]?.bytes).toBe(readFileSync(path).length);
  });

  it('decodes to exactly the samples that went in', async () => {
    for (const samples of [5 * 1152 * 40, 5 * 1152 * 40 - 1105, 5 * 1152 * 40 - 1104, 100_001]) {
      const encoded = await encodeMp3({ ...job, samples }, ffmpeg);
      const decoded = await ffmpeg.decodeFile(path, { sampleRate: 48_000, channels: 1 });
      expect(decoded.length).toBe(samples);
      expect(await readMp3Info(path)).toMatchObject({
        samples,
        frames: encoded.frames,
        promisedFrames: encoded.frames,
        bitrateKbps: 96,
        channels: 1,
        sampleRate: 48_000,
        isConstantBitrate: true,
        strayBytes: 0,
        tagBytes: 0,
      });
    }
  });

  it('keeps sound in its place', async () => {
    await encodeMp3({ ...job, workers: 3, bitrateKbps: 128 }, ffmpeg);
    const decoded = await ffmpeg.decodeFile(path, { sampleRate: 48_000, channels: 1 });
    const gain = 10 ** (encoderGainDb(128) / 20);
    const wrong = decoded.reduce((sum, sample, index) => sum + (sample - gain * (sound[index] ?? 0)) ** 2, 0);
    const right = sound.reduce((sum, sample) => sum + sample * sample, 0);
    expect(10 * Math.log10(wrong / right)).toBeLessThan(-15);
  });

  it('comes out as loud as was foreseen from bins and the gain of the encoder', async () => {
    await encodeMp3({ ...job, workers: 2 }, ffmpeg);
    const foreseen = (programmeLufs(measureBins(sound)) ?? 0) + encoderGainDb(96) + 3.01;
    const measured = await measureFile(path, ffmpeg);
    expect(measured).toMatchObject({ samples: pcm.length, channels: 1 });
    expect(Math.abs(measured.lufs - foreseen)).toBeLessThan(0.1);
  });

  it('encodes two channels', async () => {
    const stereo = new Int16Array(96_000 * 2).map((_, index) => pcm[index >> 1] ?? 0);
    const render = (from: number, to: number) => stereo.subarray(2 * from, 2 * to);
    await encodeMp3({ ...job, samples: 96_000, channels: 2, bitrateKbps: 256, render }, ffmpeg);
    expect(await measureFile(path, ffmpeg)).toMatchObject({ samples: 96_000, channels: 2 });
  });

  it('tells how far it is', async () => {
    const told: number[] = [];
    const { frames } = await encodeMp3({ ...job, workers: 2, onProgress: (done) => told.push(done) }, ffmpeg);
    expect(told.at(-1)).toBe(frames);
    expect(told).toEqual(told.toSorted((one, two) => one - two));
  });
});

describe('encodeMp3 when something goes wrong', () => {
  it('says that ffmpeg is missing', async () => {
    await expectOldMaster(encodeMp3(job, createFfmpeg({ path: '/nowhere/ffmpeg' })), { code: 'tool-missing' });
  });

  it('says that ffmpeg was killed', async () => {
    const program = createProgram('killed', 'head -c 100000 > /dev/null; kill -9 $$');
    const expected = { code: 'tool-failed', message: expect.stringContaining('SIGKILL') };
    await expectOldMaster(encodeMp3({ ...job, workers: 2 }, createFfmpeg({ path: program })), expected);
  });

  it('says what ffmpeg says', async () => {
    const program = createProgram('complains', 'echo "Unknown encoder libmp3lame" >&2; exit 1');
    const expected = { code: 'tool-failed', message: expect.stringContaining('Unknown encoder libmp3lame') };
    await expectOldMaster(encodeMp3(job, createFfmpeg({ path: program })), expected);
  });

  it('says that the disk is full', async () => {
    const program = createProgram('full', 'echo "av_interleaved_write_frame(): No space left on device" >&2; exit 1');
    await expectOldMaster(encodeMp3(job, createFfmpeg({ path: program })), { code: 'disk-full' });
  });

  it('refuses an encoder that ends early or gives something else than frames', async () => {
    const silent = createProgram('silent', 'cat > /dev/null');
    await expectOldMaster(encodeMp3(job, createFfmpeg({ path: silent })), { code: 'tool-failed' });
    const zeros = createProgram('zeros', 'cat > /dev/null; head -c 1000000 /dev/zero');
    await expectOldMaster(encodeMp3(job, createFfmpeg({ path: zeros })), { code: 'tool-failed' });
  });

  it('passes on what rendering says', async () => {
    const render = (): Int16Array => {
      throw new Error('the clip is gone');
    };
    await expectOldMaster(encodeMp3({ ...job, render }, ffmpeg), { message: expect.stringContaining('clip is gone') });
  });

  it('stops at once when asked to', async () => {
    const controller = new AbortController();
    const onProgress = (): void => controller.abort();
    await expectOldMaster(encodeMp3({ ...job, onProgress, workers: 2 }, ffmpeg, controller.signal), {
      code: 'stopped',
    });
  });

  it('refuses a bitrate that MP3 does not have', async () => {
    await expectOldMaster(encodeMp3({ ...job, bitrateKbps: 100 }, ffmpeg), { code: 'bad-usage' });
  });
});
