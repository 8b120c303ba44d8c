import { execFileSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { longArticle, makeWorkplace, parseEpisode, parseError, readout, type Workplace } from './run-readout.ts';

const BUILD = ['build', 'walk.txt', '--provider', 'tone', '--json'];

let place: Workplace;
let isMounted = false;

beforeAll(async () => {
  place = await makeWorkplace();
  await place.write('walk.txt', longArticle(40));
  await mkdir(place.home);
  isMounted = tryMount(['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', place.home]);
});

afterAll(async () => {
  if (isMounted) execFileSync('umount', [place.home]);
  await place.remove();
});

function tryMount(words: readonly string[]): boolean {
  try {
    execFileSync('mount', words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('says that the disk is full, leaves nothing half-written, and goes on from what is there', async ({ skip }) => {
  if (!isMounted) skip('a small disk can only be mounted by root on Linux');
  const failed = await readout(place, BUILD);
  expect(failed.status).toBe(1);
  expect(parseError(failed)).toMatchObject({ code: 'disk-full', message: expect.stringContaining('disk is full') });
  const names = await readdir(place.home, { recursive: true });
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(names).not.toContain(join('shows', 'default', 'public', 'feed.xml'));
  expect(tryMount(['-o', 'remount,size=200m', place.home])).toBe(true);
  const episode = parseEpisode(await readout(place, BUILD));
  expect(episode.state).toBe('done');
  expect(episode.result?.takesFound).toBeGreaterThan(0);
});
