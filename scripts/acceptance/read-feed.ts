import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { parseFeed } from 'podcast-partytime';
import webVtt from 'webvtt-parser';
import { runOrThrow } from './run-program.ts';
import { equal, type Row } from './table.ts';

/** One item as a reader sees it. */
interface ReadItem {
  readonly title: string;
  readonly guid: string;
  readonly url: string;
  readonly length: number;
}

/** Reads a served feed with four readers that others wrote, and compares what they understood with what the server sends. */
export async function readFeed(name: string, url: string, expected: { title: string; guid: string }): Promise<Row[]> {
  const xml = await (await fetch(url)).text();
  const readers: [string, () => ReadItem | Promise<ReadItem>][] = [
    ['podcast-partytime', () => byPartytime(xml)],
    ['feedsmith', () => byFeedsmith(xml)],
    ['feedparser', () => byFeedparser(url)],
    ['newsboat', () => byNewsboat(url)],
  ];
  const rows: Row[] = [];
  for (const [tool, read] of readers) {
    const item = await read();
    const head = await fetch(item.url, { method: 'HEAD' });
    rows.push(
      equal(`${name}: title and guid`, tool, `${item.title} · ${item.guid}`, `${expected.title} · ${expected.guid}`),
      equal(
        `${name}: enclosure length = Content-Length`,
        tool,
        item.length,
        Number(head.headers.get('content-length')),
      ),
    );
  }
  return [...rows, ...(await overHttp(name, url, xml))];
}

function byPartytime(xml: string): ReadItem {
  const item = parseFeed(xml)?.items[0];
  return {
    title: item?.title ?? '',
    guid: item?.guid ?? '',
    url: item?.enclosure.url ?? '',
    length: item?.enclosure.length ?? 0,
  };
}

function byFeedsmith(xml: string): ReadItem {
  const item = parseRssFeed(xml).items?.[0];
  const enclosure = item?.enclosures?.[0];
  return {
    title: item?.title ?? '',
    guid: item?.guid?.value ?? '',
    url: enclosure?.url ?? '',
    length: enclosure?.length ?? 0,
  };
}

const FEEDPARSER = `
import feedparser, json, sys
feed = feedparser.parse(sys.argv[1])
item, enclosure = feed.entries[0], feed.entries[0].enclosures[0]
assert not feed.bozo, feed.bozo_exception
print(json.dumps({'title': item.title, 'guid': item.id, 'url': enclosure.href, 'length': int(enclosure.length)}))
`;

async function byFeedparser(url: string): Promise<ReadItem> {
  return JSON.parse((await runOrThrow('/usr/bin/python3', ['-c', FEEDPARSER, url])).stdout);
}

const NEWSBOAT_ROWS = `
import json, sqlite3, sys
row = sqlite3.connect(sys.argv[1]).execute('select title, guid, enclosure_url from rss_item').fetchone()
print(json.dumps({'title': row[0], 'guid': row[1], 'url': row[2]}))
`;

async function byNewsboat(url: string): Promise<ReadItem> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-newsboat-'));
  try {
    await writeFile(join(folder, 'urls'), `${url}\n`);
    await writeFile(join(folder, 'config'), '');
    const cache = join(folder, 'cache.db');
    await runOrThrow(
      'newsboat',
      ['-C', join(folder, 'config'), '-u', join(folder, 'urls'), '-c', cache, '-x', 'reload'],
      { environment: { HOME: folder } },
    );
    const read: Omit<ReadItem, 'length'> = JSON.parse(
      (await runOrThrow('/usr/bin/python3', ['-c', NEWSBOAT_ROWS, cache])).stdout,
    );
    // newsboat keeps no length: what it would download is asked for.
    return { ...read, length: (await (await fetch(read.url)).arrayBuffer()).byteLength };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function overHttp(name: string, url: string, xml: string): Promise<Row[]> {
  const enclosure = byPartytime(xml).url;
  const range = await fetch(enclosure, { headers: { range: 'bytes=0-1' } });
  const first = await fetch(url);
  const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? 'none' } });
  const vtt = /<podcast:transcript[^>]*url="([^"]+\.vtt)"/u.exec(xml)?.[1] ?? '';
  const captions = await fetch(vtt);
  const { cues, errors } = new webVtt.WebVTTParser().parse(await captions.text(), 'subtitles');
  return [
    equal(
      `${name}: bytes 0-1`,
      'HTTP',
      `${range.status} ${range.headers.get('content-range')?.replace(/\/\d+$/u, '')}`,
      '206 bytes 0-1',
    ),
    equal(`${name}: conditional request`, 'HTTP', again.status, 304),
    equal(
      `${name}: transcript may be read elsewhere (CORS)`,
      'HTTP',
      captions.headers.get('access-control-allow-origin') ?? 'none',
      '*',
    ),
    equal(
      `${name}: transcript errors (${cues.length} cues)`,
      'webvtt-parser',
      cues.length === 0 ? 'no cue' : errors.length,
      0,
    ),
  ];
}
