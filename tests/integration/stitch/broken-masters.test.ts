import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeFile } from '../../../src/media/encode-file.ts';
import { createFfmpeg, type Ffmpeg } from '../../../src/media/ffmpeg.ts';
import { resample } from '../../../src/media/resample.ts';
import type { TimelineFile } from '../../../src/model/timeline.ts';
import { stitch } from '../../../src/stitch/stitch.ts';
import { mediaFolder } from '../../../src/store/paths.ts';
import { until } from '../../e2e/run-readout.ts';
import { toPcm } from '../../unit/media/sounds.ts';
import { makeVoice, storeClip } from '../../unit/stitch/make-voice.ts';
import { makeClips, makeScript, makeSegment, makeUtterance } from '../../unit/stitch/random-episode.ts';

const EPISODE = { show: 'harbour', id: 'one' };
const SHOW = { title: 'Harbour News', author: 'The Harbour', description: 'News by the sea.', theme: 'default' };
const { signal } = new AbortController();
const usualFfmpeg = createFfmpeg({ path: 'ffmpeg' });
/** The same sounds again and again: long to encode, quick to make. */
const REPEATS = 12;

let home: string;
let media: string;
let isMounted = false;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-broken-'));
  media = mediaFolder(home, EPISODE);
  await mkdir(media, { recursive: true });
});

afterEach(async () => {
  unmountDisk();
  await rm(home, { recursive: true, force: true });
});

/** Masters two minutes of a voice; another seed is the episode with every line changed. */
async function master(seed: number, ffmpeg: Ffmpeg = usualFfmpeg): Promise<TimelineFile> {
  const key = `${seed}`.padEnd(64, 'b');
  const clip = await storeClip(home, key, makeVoice(seed, 10, 110 + seed, 0.5));
  const script = makeScript(Array.from({ length: REPEATS }, (_, index) => makeSegment(`s${index}`)));
  const said = script.segments.map(({ id }) => [id, [makeUtterance(key, clip.measure.samples)]] as const);
  const clips = makeClips(Object.fromEntries(said));
  return stitch({ home, episode: EPISODE, script, clips, show: SHOW, ffmpeg, workers: 2 }, signal);
}

/** Everything in the media folder that is a master, or will never be one. */
async function mastersThere(): Promise<string[]> {
  return (await readdir(media)).filter((name) => name.endsWith('.mp3') || name.endsWith('.part'));
}

it('leaves the old master in place when ffmpeg is killed in the middle, and says so', async () => {
  const { masters } = await master(1);
  const file = masters[0]?.file ?? '';
  const before = await readFile(join(media, file));
  const note = join(home, 'pid');
  const program = join(home, 'noting-ffmpeg');
  await writeFile(program, `#!/bin/sh\necho $$ > ${note}.new && mv ${note}.new ${note}\nexec ffmpeg "$@"\n`);
  await chmod(program, 0o755);
  const failing = master(2, createFfmpeg({ path: program }));
  const failure = expect(failing).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringContaining('SIGKILL'),
  });
  await until(async () => {
    const pid = Number(await readFile(note, 'utf8').catch(() => ''));
    return pid > 0 && process.kill(pid, 'SIGKILL');
  });
  await failure;
  expect(await mastersThere()).toEqual([file]);
  expect(Buffer.compare(await readFile(join(media, file)), before)).toBe(0);
  expect((await master(2)).masters[0]?.file).not.toBe(file);
});

/** Makes the media folder a disk of its own. */
function mountDisk(size: string, skip: (why: string) => void): void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', media], { stdio: 'ignore' });
    isMounted = true;
  } catch {
    skip('a small disk can only be mounted by root on Linux');
  }
}

function unmountDisk(): void {
  if (isMounted) execFileSync('umount', [media]);
  isMounted = false;
}

it('leaves the old master in place when the disk is full in the middle, and says so', async ({ skip }) => {
  mountDisk('2m', skip);
  const { masters } = await master(1);
  const file = masters[0]?.file ?? '';
  const before = await readFile(join(media, file));
  await expect(master(2)).rejects.toMatchObject({
    code: 'disk-full',
    message: expect.stringContaining('disk is full'),
  });
  expect(await mastersThere()).toEqual([file]);
  expect(Buffer.compare(await readFile(join(media, file)), before)).toBe(0);
});

/** Codec, bitrate, and sizes of disks in KiB: from one with room for half of a file to one with room for nearly all of it. */
const DISKS = [
  ['opus', 40, [200, 300, 316]],
  ['aac', 80, [400, 580, 600]],
] as const;

it.for(DISKS)(
  'never takes an %s for whole whose end had no room on the disk',
  async ([codec, bitrateKbps, sizes], { skip }) => {
    const voice = toPcm(resample(makeVoice(1, 60, 110, 0.5), 24_000));
    const aim = { lufs: -16, ceilingDbtp: -1 };
    const render = (from: number, to: number) => voice.subarray(from, to);
    const job = { codec, bitrateKbps, metadata: ';FFMETADATA1\n', samples: voice.length, render, aim, rounds: 1 };
    const whole = await encodeFile({ ...job, path: join(home, 'whole') }, usualFfmpeg);
    let refused = 0;
    for (const size of sizes) {
      mountDisk(`${size}k`, skip);
      const path = join(media, 'sound');
      await writeFile(path, 'old');
      try {
        expect(await encodeFile({ ...job, path }, usualFfmpeg)).toEqual(whole);
      } catch (error) {
        refused += 1;
        expect(error).toMatchObject({ code: 'disk-full' });
        expect(await readFile(path, 'utf8')).toBe('old');
        expect(await readdir(media)).toEqual(['sound']);
      }
      unmountDisk();
    }
    expect(refused).toBeGreaterThan(0);
  },
);
