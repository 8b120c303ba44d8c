import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { type Serving, serve } from '../../src/http/serve.ts';
import type { Publication } from '../../src/model/publication.ts';
import { checkEpisode } from '../../src/publish/check-episode.ts';
import { checkFeed } from '../../src/publish/check-feed.ts';
import { publish } from '../../src/publish/publish.ts';
import { artefactFile, publicFolder } from '../../src/store/paths.ts';
import { FFMPEG, makeSampleEpisode } from '../unit/publish/sample-episode.ts';

const EPISODE = { show: 'harbour', id: 'pier' };
const controller = new AbortController();
let home: string;
let root: string;
let serving: Serving;
let publication: Publication;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-check-'));
  root = publicFolder(home, 'harbour');
  serving = await serve({ app: createApp({ home }), host: '127.0.0.1', port: 0 }, controller.signal);
  const show = { publicUrl: `${serving.address}harbour/` };
  publication = await publish(await makeSampleEpisode(home, { show }));
});

afterAll(async () => {
  controller.abort();
  await serving.closed;
  await rm(home, { recursive: true, force: true });
});

/** Runs a check on a changed file and puts the file back. */
async function withChanged<Result>(
  path: string,
  change: (text: string) => string,
  run: () => Promise<Result>,
): Promise<Result> {
  const before = await readFile(path);
  await writeFile(path, change(before.toString('latin1')), 'latin1');
  try {
    return await run();
  } finally {
    await writeFile(path, before);
  }
}

describe('checking a feed', () => {
  it('finds nothing in ours, on the disk', async () => {
    expect(await checkFeed(join(root, 'feed.xml'))).toEqual([]);
  });

  it('finds nothing in ours, over HTTP', async () => {
    expect(await checkFeed(`${serving.address}harbour/feed.xml`)).toEqual([]);
  });

  it.each([
    ['length', /length="\d+"/u, 'length="5"', 'enclosure-length'],
    ['duration', /<itunes:duration>\d+/u, '<itunes:duration>99', 'duration'],
    ['cover', /cover-[0-9a-f]+/gu, 'cover-lost', 'cover'],
    ['transcript', /transcript-[0-9a-f]+\.vtt/u, 'lost.vtt', 'missing'],
  ])('finds a wrong %s on the disk', async (_name, from, to, rule) => {
    const path = join(root, 'feed.xml');
    const faults = await withChanged(
      path,
      (text) => text.replace(from, to),
      () => checkFeed(path),
    );
    expect(faults.map((fault) => fault.rule)).toContain(rule);
  });

  it('finds a sound of another length over HTTP', async () => {
    const path = join(root, 'feed.xml');
    const change = (text: string): string => text.replace(/length="\d+"/u, 'length="5"');
    const faults = await withChanged(path, change, () => checkFeed(`${serving.address}harbour/feed.xml`));
    expect(faults.map(({ rule }) => rule)).toEqual(['enclosure-length']);
  });

  it('says that there is no feed', async () => {
    await expect(checkFeed(join(root, 'nothing.xml'))).rejects.toMatchObject({ code: 'input-not-found' });
    await expect(checkFeed(`${serving.address}harbour/nothing.xml`)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: `The feed ${serving.address}harbour/nothing.xml cannot be had: it is answered with 404.`,
    });
    const port = await freePort();
    await expect(checkFeed(`http://127.0.0.1:${port}/feed.xml`)).rejects.toMatchObject({ code: 'fetch-failed' });
  });
});

describe('checking an episode', () => {
  const check = () => checkEpisode({ home, episode: EPISODE, ffmpeg: FFMPEG });

  it('finds nothing in a good one', async () => {
    expect(await check()).toEqual([]);
  });

  it('finds a public file that was cut, changed or lost', async () => {
    const sound = join(root, publication.enclosure.path);
    const before = await readFile(sound);
    await truncate(sound, 1000);
    expect((await check()).map(({ rule }) => rule)).toEqual(['changed']);
    await rm(sound);
    expect((await check()).map(({ rule }) => rule)).toEqual(['missing']);
    await writeFile(sound, before);
    const vtt = join(root, publication.transcripts.vtt.path);
    const faults = await withChanged(vtt, (text) => text.replace('Gladly.', 'Sadly.'), check);
    expect(faults.map(({ rule }) => rule)).toEqual(['transcript', 'changed']);
  });

  it('finds a segment that is missing from the timeline, by name', async () => {
    const path = artefactFile(home, EPISODE, 'stitch');
    const faults = await withChanged(
      path,
      (text) => text.replace(/\{\s*"kind": "clip",[^}]*"segment": "d3-1"[^}]*\},/u, ''),
      check,
    );
    expect(faults[0]).toEqual({
      rule: 'complete',
      sentence: 'The timeline does not play segment d3-1 where the script has it.',
    });
  });

  it('says that an episode has not come so far', async () => {
    await expect(
      checkEpisode({ home, episode: { show: 'harbour', id: 'nothing' }, ffmpeg: FFMPEG }),
    ).rejects.toMatchObject({ code: 'bad-file' });
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
