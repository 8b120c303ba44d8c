import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { makeClip } from '../../../src/media/make-clip.ts';
import { readRecording } from '../../../src/media/read-recording.ts';
import { babble, join as joinSounds, silence, wavFile } from './sounds.ts';

const ffmpeg = createFfmpeg({ path: 'ffmpeg' });

describe('a recording', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-recording-'));
    const sound = joinSounds(silence(1, 44_100), babble(4, { sampleRate: 44_100 }), silence(1, 44_100));
    const wav = join(folder, 'host.wav');
    await writeFile(wav, wavFile(sound, 44_100));
    await promisify(execFile)('ffmpeg', ['-v', 'error', '-i', wav, '-ac', '2', join(folder, 'host.m4a')]);
    await writeFile(join(folder, 'silent.wav'), wavFile(silence(2)));
    await writeFile(join(folder, 'short.wav'), wavFile(babble(0.1)));
    await writeFile(join(folder, 'text.wav'), 'no sound at all');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('of any format becomes a clip like any other: trimmed, at the level of speech', async () => {
    for (const name of ['host.wav', 'host.m4a']) {
      const sound = await readRecording(join(folder, name), ffmpeg);
      expect(sound.sampleRate).toBe(48_000);
      const { measure } = makeClip(sound, { targetLufs: -19, ceilingDbtp: -3.5 });
      expect(measure.lufs).toBeCloseTo(-19, 1);
      expect(measure.truePeak).toBeLessThanOrEqual(-3.5);
      expect(measure.samples / 48_000).toBeLessThan(4.3);
    }
  });

  it.each([
    ['silent.wav', 'is silent'],
    ['short.wav', 'lasts less'],
    ['nowhere.wav', 'is not there'],
    ['text.wav', 'no sound'],
  ])('that cannot be heard is refused by name: %s %s', async (name, why) => {
    const refused = readRecording(join(folder, name), ffmpeg);
    await expect(refused).rejects.toMatchObject({ code: 'bad-file', message: expect.stringContaining(why) });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(name) });
  });
});
