import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { publish } from '../../src/publish/publish.ts';
import { publishShow } from '../../src/publish/publish-show.ts';
import { artefactFile, mediaFolder, publicFolder } from '../../src/store/paths.ts';
import { makeSampleEpisode, SAMPLE_SHOW } from '../unit/publish/sample-episode.ts';

let home: string;
let root: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-publish-'));
  root = publicFolder(home, SAMPLE_SHOW.id);
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const listAll = async (): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();

it('puts media, transcripts, chapters and pages into the public folder, and the feed', async () => {
  const publication = await publish(await makeSampleEpisode(home));
  const files = (await listAll()).map((name) => name.replace(/-[0-9a-f]{16}\./u, '-HASH.')).sort();
  expect(files).toEqual([
    'briefing.json',
    'cover-HASH.jpg',
    'episodes/pier/chapters-HASH.json',
    'episodes/pier/index.html',
    'episodes/pier/podcast-HASH.mp3',
    'episodes/pier/transcript-HASH.srt',
    'episodes/pier/transcript-HASH.vtt',
    'feed.xml',
    'index.html',
    'latest.json',
    'latest.mp3',
  ]);
  expect(publication).toMatchObject({
    format: 'readout-publication/1',
    date: '2026-11-20T05:30:00.000Z',
    persons: [
      { name: 'Ines Okafor', role: 'host' },
      { name: 'Tomás Lind', role: 'guest' },
    ],
  });
  expect(Math.abs(publication.lufs + 16)).toBeLessThan(1);
  expect(JSON.parse(await readFile(artefactFile(home, { show: 'harbour', id: 'pier' }, 'publish'), 'utf8'))).toEqual(
    publication,
  );
});

it('changes no file when the same episode is published again', async () => {
  const request = await makeSampleEpisode(home);
  const first = await publish(request);
  // A file that is replaced is another one to the file system, whatever it says.
  const identities = async () => Promise.all((await listAll()).map(async (name) => (await stat(join(root, name))).ino));
  const before = await identities();
  expect(await publish(request)).toEqual(first);
  expect(await identities()).toEqual(before);
});

it('gives replaced audio a new address under the same guid and keeps the old file', async () => {
  const first = await publish(await makeSampleEpisode(home));
  const second = await publish(await makeSampleEpisode(home, { title: 'The new pier, corrected' }));
  expect(second.guid).toBe(first.guid);
  expect(second.enclosure.path).not.toBe(first.enclosure.path);
  expect(await listAll()).toEqual(expect.arrayContaining([first.enclosure.path, second.enclosure.path]));
  const feed = await readFile(join(root, 'feed.xml'), 'utf8');
  expect(feed.match(/<item>/gu)).toHaveLength(1);
  expect(feed).toContain(second.enclosure.path);
});

it('offers the newest episode by date as latest, whatever was published last', async () => {
  const newest = await publish(await makeSampleEpisode(home, { id: 'spring', date: '2026-11-23T06:00:00.000Z' }));
  await publish(await makeSampleEpisode(home, { id: 'autumn', date: '2026-10-01T06:00:00.000Z' }));
  const latest = JSON.parse(await readFile(join(root, 'latest.json'), 'utf8'));
  expect(latest).toMatchObject({ guid: newest.guid, sha256: newest.enclosure.sha256 });
  const [sound, enclosure] = await Promise.all(
    ['latest.mp3', newest.enclosure.path].map((name) => readFile(join(root, name))),
  );
  expect(sound?.equals(enclosure ?? Buffer.alloc(0))).toBe(true);
});

it('keeps every episode in the feed when several are published at once', async () => {
  const ids = ['one', 'two', 'three', 'four'];
  const requests = await Promise.all(ids.map((id) => makeSampleEpisode(home, { id })));
  await Promise.all(requests.map((request) => publish(request)));
  const feed = await readFile(join(root, 'feed.xml'), 'utf8');
  for (const id of ids) expect(feed).toContain(`episodes/${id}/podcast-`);
});

it('does not touch the public folder when the gate stays shut', async () => {
  const good = await makeSampleEpisode(home);
  await publish(good);
  const before = await listAll();
  const feed = await readFile(join(root, 'feed.xml'), 'utf8');
  const bad = await makeSampleEpisode(home, { id: 'broken', title: 'Broken' });
  const master = join(mediaFolder(home, bad.episode), bad.timeline.masters[0]?.file ?? '');
  await writeFile(master, (await readFile(master)).subarray(0, 20_000));
  await expect(publish(bad)).rejects.toMatchObject({
    code: 'not-publishable',
    message: expect.stringContaining('Episode harbour/broken was not published'),
  });
  expect(await listAll()).toEqual(before);
  expect(await readFile(join(root, 'feed.xml'), 'utf8')).toBe(feed);
});

it('writes the feed anew with a changed show, and none for a show without episodes', async () => {
  const { show } = await makeSampleEpisode(home);
  await publishShow({ home, show });
  await expect(readFile(join(root, 'feed.xml'))).rejects.toThrow('ENOENT');
  await publish(await makeSampleEpisode(home));
  await publishShow({ home, show: { ...show, title: 'The Night Ferry', publicUrl: 'https://pod.harbour.example/' } });
  const feed = await readFile(join(root, 'feed.xml'), 'utf8');
  expect(feed).toContain('<title>The Night Ferry</title>');
  expect(feed).toContain('url="https://pod.harbour.example/episodes/pier/podcast-');
});

it('stops between steps when it is told to', async () => {
  const request = await makeSampleEpisode(home);
  const controller = new AbortController();
  controller.abort(new Error('enough'));
  await expect(publish(request, controller.signal)).rejects.toThrow();
  await expect(readFile(join(root, 'feed.xml'))).rejects.toThrow('ENOENT');
});
