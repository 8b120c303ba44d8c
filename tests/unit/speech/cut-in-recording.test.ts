import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { cutInRecording } from '../../../src/speech/cut-in-recording.ts';
import { readClip } from '../../../src/store/clip-store.ts';
import { sourceFolder } from '../../../src/store/paths.ts';
import { babble, wavFile } from '../media/sounds.ts';

const episode = { show: 'default', id: 'pier' };
const file = 'recordings/host-0a1b2c3d.wav';
const sound = wavFile(babble(2));
const recording = { file, sha256: createHash('sha256').update(sound).digest('hex'), rights: 'ours' };
const segment = { id: 'd1-0a1b2c3d', sentences: ['One.', 'Two.'].map((text) => ({ text, plan: [] })) };
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });

describe('a recorded segment', () => {
  let home: string;
  let path: string;
  const cut = () => cutInRecording({ home, episode, segment, recording, ffmpeg, targetLufs: -19, ceilingDbtp: -3.5 });
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'readout-cut-in-'));
    path = join(sourceFolder(home, episode), file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, sound);
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('gets one levelled clip for all of its sentences, for nothing', async () => {
    const clips = await cut();
    expect(clips).toMatchObject({ segment: segment.id, voice: 'recording:own', takesMade: 0, billed: 0, warnings: [] });
    expect(clips.utterances).toMatchObject([{ sentence: 0, sentences: 2, part: 0, parts: 1, take: recording.sha256 }]);
    const clip = await readClip(home, clips.utterances[0]?.clip ?? '');
    expect(clip?.measure.lufs).toBeCloseTo(-19, 1);
    expect(clip?.measure.samples).toBe(clips.utterances[0]?.samples);
  });

  it('is found again without its file, and made again to the same clip', async () => {
    const before = await cut();
    await rm(path);
    expect(await cut()).toEqual(before);
    await rm(join(home, 'clips'), { recursive: true });
    await expect(cut()).rejects.toMatchObject({ code: 'bad-file', message: expect.stringContaining('is not there') });
    await writeFile(path, sound);
    expect(await cut()).toEqual(before);
  });

  it('is refused where another file lies under its name', async () => {
    await writeFile(path, wavFile(babble(2, { seed: 5 })));
    await expect(cut()).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringContaining('is not the file that was kept'),
    });
  });
});
