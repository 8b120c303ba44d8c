import { describe, expect, it } from 'vitest';
import { feedFaults } from '../../../src/publish/feed-faults.ts';
import { isMailDate, mailDate } from '../../../src/publish/mail-date.ts';
import { podcastGuid } from '../../../src/publish/podcast-guid.ts';
import { childOf, readXml } from '../../../src/publish/read-xml.ts';

const ADDRESS = 'https://harbour.example/feed.xml';
const item = (number: number): string =>
  `<item>
<title>Episode ${number}</title><link>https://harbour.example/${number}/</link>
<guid isPermaLink="false">urn:uuid:${number}</guid><pubDate>Fri, 0${9 - number} Oct 2026 06:00:00 +0000</pubDate>
<description>Told</description><enclosure url="https://harbour.example/${number}.mp3" length="1000" type="audio/mpeg"/>
<itunes:duration>60</itunes:duration><itunes:explicit>false</itunes:explicit><podcast:txt purpose="ai-content">true</podcast:txt>
</item>`.replace('Fri', mailDate(`2026-10-0${9 - number}T06:00:00Z`).slice(0, 3));
const FEED = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>The Ferry Hour</title><link>https://harbour.example/</link><description>Stories</description><language>en</language>
<atom:link href="${ADDRESS}" rel="self" type="application/rss+xml"/>
<itunes:image href="https://harbour.example/cover.jpg"/><itunes:author>Harbour Radio</itunes:author><itunes:explicit>false</itunes:explicit>
<itunes:category text="News"><itunes:category text="Daily News"/></itunes:category>
<podcast:guid>${podcastGuid(ADDRESS)}</podcast:guid><podcast:txt purpose="ai-content">true</podcast:txt>
${item(1)}${item(2)}
</channel></rss>`;

function faultsOf(text: string): string[] {
  const read = readXml(text);
  if ('fault' in read) return [read.fault];
  const channel = childOf(read.root, 'channel');
  return channel === undefined ? ['no channel'] : feedFaults(channel, ADDRESS).map(({ rule }) => rule);
}

it('finds nothing in a good feed', () => {
  expect(faultsOf(FEED)).toEqual([]);
});

describe('finds', () => {
  it.each([
    ['a missing field', '<language>en</language>', '', 'channel'],
    ['a language that is none', '>en<', '>english language<', 'language'],
    ['a category that Apple does not have', 'Daily News', 'Dayly News', 'category'],
    ['explicit as yes', '<itunes:explicit>false', '<itunes:explicit>no', 'explicit'],
    [
      'another self link',
      'href="https://harbour.example/feed.xml"',
      'href="https://elsewhere.example/feed.xml"',
      'self-link',
    ],
    ['a GUID that is none', podcastGuid(ADDRESS), 'harbour-news', 'podcast-guid'],
    ['a date with the wrong day of the week', /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), 08/u, 'Mon, 08', 'date'],
    ['a date in the future', '08 Oct 2026', '08 Oct 2126', 'date'],
    ['a guid used twice', 'urn:uuid:2', 'urn:uuid:1', 'guid'],
    ['a sound used twice', '/2.mp3', '/1.mp3', 'enclosure-url'],
    ['a sound address with a space', '/2.mp3', '/a b.mp3', 'enclosure-url'],
    ['an empty length', 'length="1000"', 'length="0"', 'enclosure-length'],
    ['a sound type that players refuse', 'audio/mpeg', 'audio/mp3', 'enclosure-type'],
    ['stray space', '<title>The', '<title> The', 'space'],
    ['no word about synthetic voices', '<podcast:txt purpose="ai-content">true</podcast:txt>', '', 'disclosure'],
    [
      'a serial show without numbers',
      '<itunes:explicit>',
      '<itunes:type>serial</itunes:type><itunes:explicit>',
      'type',
    ],
    ['a description that is too long', '>Stories<', `>${'x'.repeat(4001)}<`, 'description'],
  ])('%s', (_name, from, to, rule) => {
    expect(FEED.replace(from, '')).not.toBe(FEED);
    expect(faultsOf(FEED.replace(from, to))).toContain(rule);
  });

  it('items that are not newest first', () => {
    expect(faultsOf(FEED.replace(item(1), '').replace(item(2), `${item(2)}${item(1)}`))).toEqual(['order']);
  });

  it('what is not XML, nested without end, or smuggles entities', () => {
    expect(faultsOf(FEED.replace('</title>', '</titel>'))).toHaveLength(1);
    expect(faultsOf(`${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`)).toEqual([
      'elements are nested more than 100 deep',
    ]);
    const entity =
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>&x;</title></channel></rss>';
    expect(faultsOf(entity)).toEqual([expect.stringContaining('undefined entity')]);
  });
});

it('knows a mail date', () => {
  expect(mailDate('2026-11-24T05:30:00.000Z')).toBe('Tue, 24 Nov 2026 05:30:00 +0000');
  expect(isMailDate('Tue, 24 Nov 2026 23:30:00 -0500')).toBe(true);
  expect(isMailDate('Wed, 24 Nov 2026 23:30:00 GMT')).toBe(false);
  expect(isMailDate('2026-11-24')).toBe(false);
});
