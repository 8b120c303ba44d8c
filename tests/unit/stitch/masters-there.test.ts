import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { stitch } from '../../../src/stitch/stitch.ts';
import { mediaFolder } from '../../../src/store/paths.ts';
import { makeVoice, storeClip } from './make-voice.ts';
import { makeClips, makeScript, makeSegment, makeUtterance } from './random-episode.ts';

const EPISODE = { show: 'harbour', id: 'one' };
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
const { signal } = new AbortController();
let home: string;
let frames: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-there-'));
  frames = join(mediaFolder(home, EPISODE), 'frames');
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** Masters ten seconds of a voice under a title, and tells what was encoded. */
async function master(title: string): Promise<{ reason: string; encoded: number } | undefined> {
  const key = 'c'.repeat(64);
  const { measure } = await storeClip(home, key, makeVoice(1, 10, 120, 0.5));
  const [script, clips] = [makeScript([makeSegment('a')]), makeClips({ a: [makeUtterance(key, measure.samples)] })];
  const told: { reason: string; encoded: number }[] = [];
  const show = { title: 'T', author: 'A', description: 'D', theme: 'plain' };
  const request = { home, episode: EPISODE, script: { ...script, title }, clips, show, ffmpeg, workers: 1 };
  await stitch({ ...request, onMastered: (report) => told.push(report) }, signal);
  return told[0];
}

it('keeps a master whose build was killed before it wrote the record, and copies its frames for the next edit', async () => {
  await master('One');
  const records = (await readdir(frames)).filter((name) => name.endsWith('.json'));
  expect(records).toHaveLength(1);
  await rm(join(frames, records[0] ?? ''));
  expect(await master('One')).toMatchObject({ reason: 'kept', encoded: 0 });
  expect((await readdir(frames)).filter((name) => name.endsWith('.json'))).toEqual(records);
  expect(await master('Two')).toMatchObject({ reason: 'edited', encoded: 0 });
});

it('leaves alone what another build is writing, and takes away what a killed one left a day ago', async () => {
  await mkdir(frames, { recursive: true });
  const [fresh, old] = ['.podcast-1.mp3.json.1-a.part', '.podcast-2.mp3.json.2-b.part'];
  for (const name of [fresh, old]) await writeFile(join(frames, name), '{');
  const longAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  await utimes(join(frames, old), longAgo, longAgo);
  await master('One');
  const there = await readdir(frames);
  expect(there).toContain(fresh);
  expect(there).not.toContain(old);
});
