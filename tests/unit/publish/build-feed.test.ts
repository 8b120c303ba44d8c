import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import { describe, expect, it } from 'vitest';
import type { Publication } from '../../../src/model/publication.ts';
import { buildBriefing, buildLatest } from '../../../src/publish/build-briefing.ts';
import { buildFeed } from '../../../src/publish/build-feed.ts';
import { podcastGuid } from '../../../src/publish/podcast-guid.ts';
import { SAMPLE_SHOW } from './sample-episode.ts';

const HOSTILE = ' Tides & <b>"pipes"</b> ]]> \u0001 a\ud800b 🎧 مرحبا ';
const HOSTILE_CLEAN = 'Tides & <b>"pipes"</b> ]]> a\ufffdb 🎧 مرحبا';

const file = (path: string, mediaType: string) => ({ path, mediaType, bytes: 1234, sha256: 'ab'.repeat(32) });
const COVER = file('cover-0123456789abcdef.jpg', 'image/jpeg');

function publication(number: number, changes: Partial<Publication> = {}): Publication {
  const folder = `episodes/e${number}/`;
  return {
    format: 'readout-publication/1',
    guid: `urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    title: `Episode ${number}`,
    description: 'Article: The new pier\n\nThe voices are synthetic.\n\n00:00:00 The new pier',
    descriptionHtml: '<p>The new pier</p>',
    mainText: 'This is The Ferry Hour.',
    language: 'en',
    date: new Date(Date.UTC(2026, 9, 30, 6) - number * 86_400_000).toISOString(),
    durationMs: 754_400,
    lufs: -16,
    truePeak: -2,
    enclosure: file(`${folder}podcast-0123456789abcdef.mp3`, 'audio/mpeg'),
    transcripts: {
      vtt: file(`${folder}transcript-0123456789abcdef.vtt`, 'text/vtt'),
      srt: file(`${folder}transcript-0123456789abcdef.srt`, 'application/x-subrip'),
    },
    chapters: file(`${folder}chapters-0123456789abcdef.json`, 'application/json+chapters'),
    page: file(`${folder}index.html`, 'text/html'),
    persons: [{ name: 'Tomás Lind', role: 'guest' }],
    chapterList: [{ title: 'The new pier', atMs: 0 }],
    publishedAt: '2026-11-24T07:00:00.000Z',
    ...changes,
  };
}

const feedOf = (publications: readonly Publication[], show = SAMPLE_SHOW): string =>
  buildFeed({ show, cover: COVER, publications });

describe('the feed, as Podcast Index reads it', () => {
  it('has everything that is required of a channel', () => {
    expect(parseFeed(feedOf([publication(1)]))).toMatchObject({
      title: 'The Ferry Hour',
      link: 'http://127.0.0.1:8787/harbour/',
      language: 'en',
      author: 'Harbour Radio',
      owner: { name: 'Harbour Radio', email: 'desk@harbour.example' },
      explicit: false,
      itunesType: 'episodic',
      itunesImage: 'http://127.0.0.1:8787/harbour/cover-0123456789abcdef.jpg',
      guid: podcastGuid('http://127.0.0.1:8787/harbour/feed.xml'),
      itunesCategory: ['News > Daily News'],
    });
  });

  it('has everything that is required of an item', () => {
    const [item] = parseFeed(feedOf([publication(1)]))?.items ?? [];
    expect(item).toMatchObject({
      title: 'Episode 1',
      guid: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      duration: 754,
      explicit: false,
      enclosure: {
        url: 'http://127.0.0.1:8787/harbour/episodes/e1/podcast-0123456789abcdef.mp3',
        length: 1234,
        type: 'audio/mpeg',
      },
      podcastTranscripts: [
        { type: 'text/vtt', language: 'en' },
        { type: 'application/srt', language: 'en' },
      ],
      podcastChapters: { type: 'application/json+chapters' },
      podcastPeople: [{ name: 'Tomás Lind', role: 'Guest' }],
    });
    expect(item?.pubDate?.toISOString()).toBe('2026-10-29T06:00:00.000Z');
  });
});

describe('the feed, as feedsmith reads it', () => {
  it('keeps hostile titles whole, less what XML cannot hold', () => {
    const html = '<p>a ]]> b & c</p>';
    const feed = parseRssFeed(
      feedOf([publication(1, { title: HOSTILE, descriptionHtml: html, description: HOSTILE })], {
        ...SAMPLE_SHOW,
        title: HOSTILE,
        author: HOSTILE,
        description: HOSTILE,
      }),
    );
    expect(feed.title).toBe(HOSTILE_CLEAN);
    expect(feed.itunes?.author).toBe(HOSTILE_CLEAN);
    expect(feed.items?.[0]).toMatchObject({
      title: HOSTILE_CLEAN,
      description: HOSTILE_CLEAN,
      content: { encoded: '<p>a ]]&gt; b & c</p>' },
    });
  });

  it('points to itself and says that its voices are synthetic', () => {
    const feed = parseRssFeed(feedOf([publication(1)]));
    expect(feed.atom?.links).toContainEqual({
      href: 'http://127.0.0.1:8787/harbour/feed.xml',
      rel: 'self',
      type: 'application/rss+xml',
    });
    expect(feed.podcast?.txts).toEqual([{ display: 'true', purpose: 'ai-content' }]);
    expect(feed.items?.[0]?.podcast?.txts).toEqual([{ display: 'true', purpose: 'ai-content' }]);
    expect(feed.items?.[0]?.psc?.chapters).toEqual([{ start: '00:00:00.000', title: 'The new pier' }]);
  });
});

describe('other renditions', () => {
  const opus = file('episodes/e1/opus-0123456789abcdef.opus', 'audio/ogg');
  const alternates = [{ ...opus, rendition: 'opus', bitrateKbps: 41 }];

  it('stand in the feed as alternate enclosures with length, bitrate and integrity', () => {
    const xml = buildFeed({ show: SAMPLE_SHOW, cover: COVER, publications: [publication(1, { alternates })] });
    const [item] = parseRssFeed(xml).items ?? [];
    expect(item?.podcast?.alternateEnclosures).toMatchObject([
      {
        type: 'audio/ogg',
        length: 1234,
        bitrate: 41_000,
        sources: [{ uri: `${SAMPLE_SHOW.publicUrl}${opus.path}` }],
        integrity: { type: 'sri', value: `sha256-${Buffer.from('ab'.repeat(32), 'hex').toString('base64')}` },
      },
    ]);
    expect(item?.enclosures?.[0]?.type).toBe('audio/mpeg');
  });

  it('take the place of the enclosure where speakers look, chapter by chapter where it is long', () => {
    const part = (number: number) => ({
      ...file(`episodes/e1/briefing-${String(number).repeat(16)}.mp3`, 'audio/mpeg'),
      title: `Chapter ${number}`,
      mainText: `Text ${number}.`,
      durationMs: 300_000,
    });
    const publications = [publication(1, { briefing: [part(1), part(2)] }), publication(2, { briefing: [part(3)] })];
    const items = JSON.parse(buildBriefing(SAMPLE_SHOW, publications));
    expect(items.map(({ titleText }: { titleText: string }) => titleText)).toEqual([
      'Chapter 1',
      'Chapter 2',
      'Chapter 3',
    ]);
    expect(items[1]).toMatchObject({
      mainText: 'Text 2.',
      streamUrl: `${SAMPLE_SHOW.publicUrl}episodes/e1/briefing-2222222222222222.mp3`,
    });
    expect(new Set(items.map(({ uid }: { uid: string }) => uid)).size).toBe(3);
    expect(items[2].uid).toBe(publication(2).guid);
  });
});

describe('the text of the feed', () => {
  it('writes explicit as true or false and dates as RFC 2822', () => {
    const text = feedOf([publication(1)], { ...SAMPLE_SHOW, isExplicit: true });
    expect(text.match(/<itunes:explicit>true<\/itunes:explicit>/gu)).toHaveLength(2);
    expect(text).toContain('<pubDate>Thu, 29 Oct 2026 06:00:00 +0000</pubDate>');
  });

  it('is the same for the same contents', () => {
    expect(feedOf([publication(1), publication(2)])).toBe(feedOf([publication(1), publication(2)]));
  });

  it('holds the hundred newest episodes', () => {
    const feed = parseFeed(feedOf(Array.from({ length: 130 }, (_, index) => publication(index))));
    expect(feed?.items).toHaveLength(100);
    expect(feed?.items[0]?.title).toBe('Episode 0');
    expect(feed?.items.at(-1)?.title).toBe('Episode 99');
  });

  it('keeps addresses in ASCII whatever the show calls its host', () => {
    const text = feedOf([publication(1)], { ...SAMPLE_SHOW, publicUrl: 'https://hören.example/größe/' });
    expect(text).toContain('<link>https://xn--hren-5qa.example/gr%C3%B6%C3%9Fe/</link>');
  });

  it('cuts a description at 4000 bytes', () => {
    const text = feedOf([publication(1)], { ...SAMPLE_SHOW, description: 'Größe '.repeat(2000) });
    const description = /<description>([\s\S]*?)<\/description>/u.exec(text)?.[1] ?? '';
    expect(Buffer.byteLength(description)).toBeLessThanOrEqual(4000);
    expect(description.endsWith('Größe…')).toBe(true);
  });
});

it('makes the podcast GUID that the namespace gives as its example', () => {
  expect(podcastGuid('https://podnews.net/rss')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c');
  expect(podcastGuid('podnews.net/rss/')).toBe('9b024349-ccf0-5f69-a609-6b82873eab3c');
});

describe('what smart speakers ask for', () => {
  it('is at most five items, newest first, in the form of a Flash Briefing', () => {
    const items: unknown = JSON.parse(
      buildBriefing(
        SAMPLE_SHOW,
        [0, 1, 2, 3, 4, 5, 6].map((number) => publication(number)),
      ),
    );
    expect(items).toHaveLength(5);
    expect(items).toMatchObject([
      {
        uid: 'urn:uuid:00000000-0000-4000-8000-000000000000',
        updateDate: '2026-10-30T06:00:00.0Z',
        titleText: 'Episode 0',
        mainText: 'This is The Ferry Hour.',
        streamUrl: 'http://127.0.0.1:8787/harbour/episodes/e0/podcast-0123456789abcdef.mp3',
        redirectionUrl: 'http://127.0.0.1:8787/harbour/episodes/e0/',
      },
      { titleText: 'Episode 1' },
      {},
      {},
      {},
    ]);
  });

  it('says what the latest episode is', () => {
    expect(JSON.parse(buildLatest(SAMPLE_SHOW, publication(3)))).toMatchObject({
      title: 'Episode 3',
      durationSeconds: 754,
      sound: 'http://127.0.0.1:8787/harbour/latest.mp3',
    });
  });
});
