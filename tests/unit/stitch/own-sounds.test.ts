import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { readOwnSound, withOwnSounds } from '../../../src/stitch/own-sounds.ts';
import { silence, sine, wavFile } from '../media/sounds.ts';
import { makeTheme } from './random-episode.ts';

const ffmpeg = createFfmpeg({ path: 'ffmpeg' });

describe("a producer's own sound", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-own-'));
    await writeFile(join(folder, 'jingle.wav'), wavFile(sine(440, 2, 0.9, 44_100), 44_100));
    await promisify(execFile)('ffmpeg', ['-v', 'error', '-i', join(folder, 'jingle.wav'), join(folder, 'jingle.mp3')]);
    await writeFile(join(folder, 'silent.wav'), wavFile(silence(2)));
    await writeFile(join(folder, 'short.wav'), wavFile(sine(440, 0.05)));
    await writeFile(join(folder, 'song.wav'), wavFile(sine(440, 25)));
    await writeFile(join(folder, 'text.wav'), 'no sound at all');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is taken in any format and made as loud as speech', async () => {
    for (const name of ['jingle.wav', 'jingle.mp3']) {
      const { pcm, measure } = await readOwnSound(join(folder, name), 'opening', ffmpeg);
      expect(pcm.length / 48_000).toBeCloseTo(2, 1);
      expect(measure.samples).toBe(pcm.length);
      expect(measure.lufs).toBeCloseTo(-19, 1);
      expect(measure.truePeak).toBeLessThanOrEqual(-3.4);
      expect(Math.abs(pcm[0] ?? 1)).toBeLessThan(10);
    }
  });

  it.each([
    ['silent.wav', 'is silent'],
    ['short.wav', 'may last'],
    ['song.wav', 'may last'],
    ['nowhere.wav', 'is not there'],
    ['text.wav', 'no sound'],
  ])('is refused when it cannot stand there: %s %s', async (name, why) => {
    const refused = readOwnSound(join(folder, name), 'opening', ffmpeg);
    await expect(refused).rejects.toMatchObject({ code: 'bad-file', message: expect.stringContaining(why) });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(name) });
  });

  it("stands in the theme's place, the rest of the theme stays", async () => {
    const theme = makeTheme();
    const changed = await withOwnSounds(
      theme,
      { sounds: { opening: 'jingle.mp3', bed: 'jingle.wav' }, folder },
      ffmpeg,
    );
    expect(changed.theme.stings.opening).toMatchObject({ asset: 'own-opening', gainDb: 0 });
    expect(changed.theme.stings.opening?.samples).toBe(changed.own.get('own-opening')?.pcm.length);
    expect(changed.theme.bed).toMatchObject({ asset: 'own-bed' });
    expect(changed.theme.stings.closing).toEqual(theme.stings.closing);
    expect((await withOwnSounds(theme, { sounds: undefined, folder }, ffmpeg)).theme).toEqual(theme);
  });
});
