import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeMp3 } from '../../../src/media/encode-mp3.ts';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { buildId3 } from '../../../src/media/id3.ts';
import { readMp3Info } from '../../../src/media/mp3-info.ts';
import { babble, toPcm } from './sounds.ts';

const folder = mkdtempSync(join(tmpdir(), 'readout-media-'));
const path = join(folder, 'episode.mp3');
const tag = buildId3({
  title: 'A title',
  show: 'A show',
  artist: 'Somebody',
  date: '2026-11-24',
  comment: '',
  chapters: [],
  language: 'en',
});

beforeAll(async () => {
  const pcm = toPcm(babble(1));
  const render = (from: number, to: number) => pcm.subarray(from, to);
  const job = { path, tag, samples: pcm.length, render, bitrateKbps: 96, channels: 1, workers: 1 };
  await encodeMp3(job, createFfmpeg({ path: 'ffmpeg' }));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The file's figures after its bytes were changed. */
async function infoOf(change: (bytes: Buffer) => Uint8Array) {
  const changed = join(folder, 'changed.mp3');
  writeFileSync(changed, change(readFileSync(path)));
  return readMp3Info(changed);
}

describe('readMp3Info', () => {
  it('counts frames behind a tag', async () => {
    const info = await readMp3Info(path);
    expect(info).toMatchObject({ tagBytes: tag.length, frames: 43, promisedFrames: 43, delay: 576, samples: 48_000 });
  });

  it('sees that a file was cut', async () => {
    const info = await infoOf((bytes) => bytes.subarray(0, -1000));
    expect(info.frames).toBe(39);
    expect(info.promisedFrames).toBe(43);
    expect(info.strayBytes).toBe(4 * 288 - 1000);
  });

  it('sees what does not belong there', async () => {
    expect((await infoOf((bytes) => Buffer.concat([bytes, Buffer.from('more')]))).strayBytes).toBe(4);
  });

  it('sees that the bitrate changes', async () => {
    const info = await infoOf((bytes) => {
      // One frame of 32 kbps: 96 bytes.
      const frame = Buffer.alloc(96);
      frame.set([0xff, 0xfb, 0x14, 0xc4]);
      return Buffer.concat([bytes, frame]);
    });
    expect(info).toMatchObject({ frames: 44, isConstantBitrate: false, strayBytes: 0 });
  });

  it('refuses what is no MP3', async () => {
    await expect(infoOf(() => Buffer.from('not a sound'))).rejects.toMatchObject({ code: 'bad-file' });
  });
});
