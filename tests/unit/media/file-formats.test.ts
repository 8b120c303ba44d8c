import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { readRecording } from '../../../src/media/read-recording.ts';
import { babble, wavFile } from './sounds.ts';

const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const run = promisify(execFile);

/** What ffmpeg is told to write each kind of file; the encoder that it takes by itself where nothing is said. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  'voice.wv': [],
  'voice.tta': ['-c:a', 'tta'],
  'voice.ac3': [],
  'voice.eac3': [],
  'voice.dts': ['-c:a', 'dca', '-strict', '-2', '-ac', '2'],
  'voice.avi': [],
  'voice.flv': ['-ar', '44100'],
  'voice.ts': ['-f', 'mpegts'],
  'voice.mpg': ['-f', 'mpeg'],
  'voice.voc': ['-c:a', 'pcm_u8'],
};

describe("a user's own file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-formats-'));
    await writeFile(join(folder, 'voice.wav'), wavFile(babble(1)));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.keys(KINDS))('is read whatever program wrote it: %s', async (name) => {
    const path = join(folder, name);
    await run('ffmpeg', ['-v', 'error', '-i', join(folder, 'voice.wav'), ...(KINDS[name] ?? []), path]);
    const { samples } = await readRecording(path, ffmpeg);
    expect(samples.length / 48_000).toBeCloseTo(1, 0);
  });

  it.each([
    ['list.m3u8', '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nvoice.wav\n#EXT-X-ENDLIST\n'],
    ['list.ffconcat', 'ffconcat version 1.0\nfile voice.wav\n'],
    ['list.sdp', 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n'],
  ])('that names other files is refused, and says what to do: %s', async (name, text) => {
    await writeFile(join(folder, name), text);
    await expect(readRecording(join(folder, name), ffmpeg)).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringMatching(/^Readout met the format "\w+", which it does not open, while decoding .*\.$/u),
      hint: expect.stringMatching(/WAV or FLAC/u),
    });
  });

  it('of no known format at all is still called no sound', async () => {
    await writeFile(join(folder, 'text.wav'), 'no sound at all');
    await expect(readRecording(join(folder, 'text.wav'), ffmpeg)).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringContaining('found no sound it can read'),
    });
  });
});
