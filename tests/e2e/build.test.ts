import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Episode } from '../../src/model/episode.ts';
import { type Ended, longArticle, makeWorkplace, parseEpisode, readout, type Workplace } from './run-readout.ts';

let place: Workplace;
let first: Ended;
let episode: Episode;

async function build(...words: string[]): Promise<Ended> {
  return readout(place, ['build', 'walk.txt', '--provider', 'tone', '--json', ...words]);
}

async function hashOfMedia({ result }: Episode): Promise<string> {
  const bytes = await readFile(join(place.home, result?.media ?? ''));
  return createHash('sha256').update(bytes).digest('hex');
}

beforeAll(async () => {
  place = await makeWorkplace();
  await place.write('walk.txt', longArticle(6));
  first = await build();
  episode = parseEpisode(first);
});

afterAll(() => place.remove());

it('makes an episode, its transcript and its feed', async () => {
  expect(first.status).toBe(0);
  expect(episode).toMatchObject({ state: 'done', show: 'default', build: 1 });
  const { media = '', transcript = '', feed = '', durationMs = 0 } = episode.result ?? {};
  expect(durationMs).toBeGreaterThan(10_000);
  expect((await stat(join(place.home, media))).size).toBeGreaterThan(100_000);
  expect(await readFile(join(place.home, transcript), 'utf8')).toContain('Oskar Brandt');
  expect(await readFile(join(place.home, feed), 'utf8')).toContain(episode.guid);
});

it('says on standard error what it does, in lines where there is no terminal', () => {
  expect(first.stderr).toContain('speaking: 0/');
  expect(first.stderr).not.toContain('\u001b');
});

it('keeps the input as it was received', async () => {
  const kept = join(place.home, 'shows/default/episodes', episode.id, 'source', 'i1.txt');
  expect(await readFile(kept, 'utf8')).toBe(longArticle(6));
});

it('leaves no Redis behind', async () => {
  const log = await readFile(join(place.home, 'redis/redis.log'), 'utf8');
  expect(log.trimEnd()).toMatch(/bye bye\.\.\.$/u);
});

it('updates the same episode when it is built again: no take is made, the sound is the same', async () => {
  const before = await hashOfMedia(episode);
  const again = parseEpisode(await build());
  expect(again).toMatchObject({ id: episode.id, guid: episode.guid, firstDate: episode.firstDate, build: 2 });
  expect(again.result).toMatchObject({ takesMade: 0, media: episode.result?.media });
  expect(await hashOfMedia(again)).toBe(before);
});

it('makes another episode of the same input when told to', async () => {
  const another = parseEpisode(await build('--new'));
  expect(another.id).not.toBe(episode.id);
  expect(another.guid).not.toBe(episode.guid);
  const feed = await readFile(join(place.home, another.result?.feed ?? ''), 'utf8');
  expect(feed.match(/<item>/gu)).toHaveLength(2);
});

it('stops before speech for a review, and goes on once it is approved', async () => {
  await place.write('review.txt', longArticle(2));
  const waiting = parseEpisode(
    await readout(place, ['build', 'review.txt', '--provider', 'tone', '--review', '--json']),
  );
  expect(waiting.state).toBe('review');
  const folder = join(place.home, 'shows/default/episodes', waiting.id);
  expect(existsSync(join(folder, '2-script.json'))).toBe(true);
  expect(existsSync(join(folder, '3-clips.json'))).toBe(false);
  const approved = parseEpisode(await readout(place, ['approve', waiting.id, '--json']));
  expect(approved).toMatchObject({ id: waiting.id, state: 'done' });
});

it('traces a moment of the episode to its words in the source', async () => {
  const { stdout } = await readout(place, ['trace', episode.id, '--json']);
  const traces = JSON.parse(stdout);
  const text = longArticle(6);
  for (const { source } of traces.filter((trace: object) => 'source' in trace)) {
    expect(source.text).toBe(text.slice(source.range.start, source.range.end));
  }
  expect(traces.some(({ text: said }: { text: string }) => said.includes('bridge number 3'))).toBe(true);
});

it('finds nothing wrong with what it made', async () => {
  expect(await readout(place, ['check', episode.id])).toMatchObject({ status: 0 });
});
