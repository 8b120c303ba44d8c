import { describe, expect, it } from 'vitest';
import { outline, read, silent } from './read-for-test.ts';

const rss = (items: string) =>
  read(
    'feed.xml',
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><language>en</language>${items}</channel></rss>`,
  );

describe('RSS', () => {
  it('has an item for each item, with its title, contents and metadata', async () => {
    const raw = await rss(
      `<item><title>The ferry &amp; the pier</title><link>https://example.org/ferry</link><guid isPermaLink="false">a-1</guid>
       <pubDate>Mon, 04 May 2026 10:20:30 GMT</pubDate><dc:creator>Ada Okoro</dc:creator>
       <description>In short.</description><content:encoded><![CDATA[<p>It is <b>back</b>.</p><p>So they say.</p>]]></content:encoded></item>
       <item><title>Why</title><link>https://example.org/why</link><description>&lt;p&gt;Nobody knows.&lt;/p&gt;</description></item>`,
    );
    expect(outline(raw)).toEqual([
      'heading1 The ferry & the pier',
      'paragraph It is back.',
      'paragraph So they say.',
      'heading1 Why',
      'paragraph Nobody knows.',
    ]);
    expect(raw.items).toEqual([
      {
        firstBlock: 0,
        guid: 'a-1',
        metadata: {
          title: 'The ferry & the pier',
          language: 'en',
          author: 'Ada Okoro',
          published: '2026-05-04T10:20:30Z',
          address: 'https://example.org/ferry',
          siteName: 'Harbour News',
        },
      },
      {
        firstBlock: 3,
        guid: 'https://example.org/why',
        metadata: { title: 'Why', language: 'en', address: 'https://example.org/why', siteName: 'Harbour News' },
      },
    ]);
  });

  it('makes paragraphs of a description without tags', async () => {
    const raw = await rss('<item><title>A</title><description>One &amp; two.\n\nThree &lt; four.</description></item>');
    expect(outline(raw)).toEqual(['heading1 A', 'paragraph One & two.', 'paragraph Three < four.']);
  });

  it('is read though it is broken', async () => {
    const raw = await rss(
      '<item><title>Tom & Ada<description>It is&nbsp;late <p>unclosed</item><item><title>Next</title></item>',
    );
    expect(raw.items).toHaveLength(2);
    expect(outline(raw).join(' ')).toContain('Next');
  });

  it('does not repeat a title that the contents begin with', async () => {
    const raw = await rss(
      '<item><title>The ferry</title><description><![CDATA[<h2>The ferry</h2><p>Back.</p>]]></description></item>',
    );
    expect(outline(raw)).toEqual(['heading2 The ferry', 'paragraph Back.']);
  });

  it('leaves share links of an item out', async () => {
    const raw = await rss(
      '<item><title>A</title><description><![CDATA[<p>One.</p><div class="sharedaddy"><a href="x">Tweet</a></div>]]></description></item>',
    );
    expect(silent(raw)).toEqual(['share Tweet']);
  });

  it('of RSS 1.0 has its items beside the channel', async () => {
    const raw = await read(
      'feed.xml',
      '<rdf:RDF><channel><title>Harbour</title></channel><item rdf:about="https://example.org/1"><title>A</title><description>One.</description></item></rdf:RDF>',
    );
    expect(raw.items?.[0]?.guid).toBe('https://example.org/1');
    expect(outline(raw)).toEqual(['heading1 A', 'paragraph One.']);
  });

  it('without items says so', async () => {
    await expect(rss('')).rejects.toMatchObject({ code: 'nothing-to-read' });
  });
});

describe('Atom', () => {
  it('is read with its entries, links and authors', async () => {
    const raw = await read(
      'feed.xml',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title><entry><title type="html">Die &lt;em&gt;Fähre&lt;/em&gt;</title>
       <link rel="self" href="https://example.org/self"/><link href="https://example.org/f"/><id>urn:x:1</id><updated>2026-05-04T10:00:00Z</updated>
       <author><name>Ada Okoro</name></author><content type="html">&lt;p&gt;Sie ist da.&lt;/p&gt;</content></entry></feed>`,
    );
    expect(raw.items?.[0]).toMatchObject({
      guid: 'urn:x:1',
      metadata: {
        title: 'Die Fähre',
        author: 'Ada Okoro',
        language: 'de',
        address: 'https://example.org/f',
        published: '2026-05-04T10:00:00Z',
      },
    });
    expect(outline(raw)).toEqual(['heading1 Die Fähre', 'paragraph Sie ist da.']);
  });

  it('may hold elements, with a prefix or without', async () => {
    const entry = (content: string) =>
      `<feed><entry><title>A</title><content type="xhtml">${content}</content></entry></feed>`;
    const plain = await read(
      'feed.xml',
      entry('<div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b>.</p></div>'),
    );
    expect(outline(plain)).toEqual(['heading1 A', 'paragraph One two.']);
    const prefixed = await read('feed.xml', entry('<h:div><h:p>One.</h:p><h:ul><h:li>Two</h:li></h:ul></h:div>'));
    expect(outline(prefixed)).toEqual(['heading1 A', 'paragraph One.', 'list-item1 Two']);
  });
});

describe('JSON Feed', () => {
  it('is read with its items', async () => {
    const raw = await read(
      'feed.json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Harbour News',
        language: 'en',
        items: [
          {
            id: 7,
            url: 'https://example.org/7',
            title: 'Ferry',
            content_html: '<p>It is back.</p>',
            date_published: '2026-05-04',
            authors: [{ name: 'Ada' }],
          },
          { id: '8', content_text: 'One & two.\n\nThree.' },
          'nonsense',
        ],
      }),
    );
    expect(outline(raw)).toEqual([
      'heading1 Ferry',
      'paragraph It is back.',
      'paragraph One & two.',
      'paragraph Three.',
    ]);
    expect(raw.items?.map((item) => [item.guid, item.firstBlock, item.metadata.author])).toEqual([
      ['7', 0, 'Ada'],
      ['8', 2, undefined],
    ]);
  });

  it('that is broken is refused in a sentence', async () => {
    await expect(read('feed.json', '{"version": "https://jsonfeed.org/version/1", "items": [')).rejects.toMatchObject({
      code: 'input-unreadable',
    });
  });
});
