import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { changeShow, createShow } from '../../../src/pipeline/change-show.ts';
import { podcastGuid } from '../../../src/publish/podcast-guid.ts';
import { createLocalTakeLock } from '../../../src/speech/take-lock.ts';
import { readShow } from '../../../src/store/shows.ts';
import { babble, silence, wavFile } from '../media/sounds.ts';

const never = new AbortController().signal;
let home: string;

function surroundingsOf(folder: string) {
  return { home: folder, providers: new Map(), ffmpeg: createFfmpeg({ path: 'ffmpeg' }), lock: createLocalTakeLock() };
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-show-'));
});

afterEach(() => rm(home, { recursive: true }));

describe('a show whose address changes', () => {
  it('keeps the podcast:guid of its first public address', async () => {
    const surroundings = surroundingsOf(home);
    await createShow(surroundings, 'harbour', { publicUrl: 'https://first.example/harbour/' }, never);
    await changeShow(surroundings, 'harbour', { publicUrl: 'https://second.example/harbour/' }, never);
    const show = await changeShow(surroundings, 'harbour', { publicUrl: 'https://third.example/harbour/' }, never);
    expect(show.podcastGuid).toBe(podcastGuid('https://first.example/harbour/feed.xml'));
  });

  it('takes none from an address on this machine, which every show has at first', async () => {
    const surroundings = surroundingsOf(home);
    await createShow(surroundings, 'harbour', {}, never);
    const show = await changeShow(surroundings, 'harbour', { publicUrl: 'https://first.example/harbour/' }, never);
    expect(show.podcastGuid).toBeUndefined();
  });
});

describe('how a show sounds', () => {
  it('is checked when it is set, and what is not named stays', async () => {
    const surroundings = surroundingsOf(home);
    const [chime, silent] = [join(home, 'chime.wav'), join(home, 'silent.wav')];
    await writeFile(chime, wavFile(babble(1)));
    await writeFile(silent, wavFile(silence(1)));
    await createShow(surroundings, 'harbour', { theme: 'plain', sounds: { opening: chime } }, never);
    await changeShow(surroundings, 'harbour', { sounds: { closing: chime }, speakerGapMs: 700 }, never);
    expect(await readShow(home, 'harbour')).toMatchObject({
      theme: 'plain',
      sounds: { opening: chime, closing: chime },
      speakerGapMs: 700,
    });
    const refused = changeShow(surroundings, 'harbour', { sounds: { chapter: silent } }, never);
    await expect(refused).rejects.toMatchObject({ code: 'bad-usage', message: expect.stringContaining('is silent') });
    const unknown = changeShow(surroundings, 'harbour', { theme: 'carnival' }, never);
    await expect(unknown).rejects.toMatchObject({ code: 'bad-config' });
    expect((await readShow(home, 'harbour')).sounds).toEqual({ opening: chime, closing: chime });
  });

  it('goes back to the theme where a place is emptied', async () => {
    const surroundings = surroundingsOf(home);
    const chime = join(home, 'chime.wav');
    await writeFile(chime, wavFile(babble(1)));
    await createShow(surroundings, 'harbour', { sounds: { opening: chime } }, never);
    await changeShow(surroundings, 'harbour', { sounds: { opening: '' } }, never);
    expect(await readShow(home, 'harbour')).not.toHaveProperty('sounds');
  });

  it('keeps both of two changes that are made at once', async () => {
    const surroundings = surroundingsOf(home);
    await createShow(surroundings, 'harbour', {}, never);
    await Promise.all([
      changeShow(surroundings, 'harbour', { author: 'Ada Quill' }, never),
      changeShow(surroundings, 'harbour', { speakerGapMs: 400 }, never),
      changeShow(surroundings, 'harbour', { renditions: ['podcast', 'opus'] }, never),
    ]);
    expect(await readShow(home, 'harbour')).toMatchObject({
      author: 'Ada Quill',
      speakerGapMs: 400,
      renditions: ['podcast', 'opus'],
    });
  });
});
