import { describe, expect, it } from 'vitest';
import { read, readBody } from './read-for-test.ts';

const body = '<p>The ferry is back in the harbour after two long winters.</p>';
const metadata = async (head: string, page = body) => (await readBody(page, head)).metadata;

describe('the title of a page', () => {
  it.each([
    ['as it is', '<title>The ferry returns</title>', 'The ferry returns'],
    [
      'without the name of the site after a bar',
      '<title>The ferry returns | Harbour News</title>',
      'The ferry returns',
    ],
    [
      'without the name of the site after a dash',
      '<title>The ferry returns at last - Harbour News, the free paper</title>',
      'The ferry returns at last',
    ],
    ['with its own dash', '<title>Ferry – the return</title>', 'Ferry – the return'],
    ['with a hyphen in a word', '<title>The well-known ferry returns</title>', 'The well-known ferry returns'],
    [
      'from og:title before title',
      '<title>Harbour News</title><meta property="og:title" content="The ferry returns">',
      'The ferry returns',
    ],
    [
      'without the site that og:site_name names',
      '<title>Harbour News: all | The ferry returns</title><meta property="og:title" content="Ferry - Harbour"><meta property="og:site_name" content="Harbour">',
      'Ferry',
    ],
    [
      'from JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ferry returns"}</script>',
      'The ferry returns',
    ],
  ])('is found %s', async (_name, head, title) => {
    expect((await metadata(head)).title).toBe(title);
  });

  it('is the heading that the title holds', async () => {
    const page = `<h1>Ferry: the <i>return</i></h1>${body}`;
    expect((await metadata('<title>Ferry: the return :: Harbour News :: Boats</title>', page)).title).toBe(
      'Ferry: the return',
    );
  });

  it('is not the title of a drawing', async () => {
    expect((await metadata('<title>The ferry returns</title>', `<svg><title>Logo</title></svg>${body}`)).title).toBe(
      'The ferry returns',
    );
  });
});

describe('metadata of a page', () => {
  it('comes from meta elements', async () => {
    expect(
      await metadata(
        '<title>Ferry</title><meta name="author" content="By Ada Okoro"><meta property="article:published_time" content="2026-05-04T10:00:00+02:00">' +
          '<link rel="canonical" href="https://example.org/ferry"><meta property="og:site_name" content="Harbour News">',
      ),
    ).toEqual({
      title: 'Ferry',
      language: 'en',
      author: 'Ada Okoro',
      published: '2026-05-04T08:00:00Z',
      address: 'https://example.org/ferry',
      siteName: 'Harbour News',
    });
  });

  it('comes from JSON-LD, also out of a graph, and broken scripts are passed over', async () => {
    const graph = {
      '@graph': [
        { '@type': 'WebPage', name: 'Page', url: 'https://example.org/page' },
        {
          '@type': ['NewsArticle'],
          headline: 'Ferry',
          author: [{ name: 'Ada Okoro' }, 'Lena Brandt'],
          datePublished: '2026-05-04',
          publisher: { name: 'Harbour News' },
        },
      ],
    };
    const head = `<script type="application/ld+json">{"broken": </script><script type="application/ld+json">${JSON.stringify(graph)}</script>`;
    expect(await metadata(head)).toEqual({
      title: 'Ferry',
      language: 'en',
      author: 'Ada Okoro, Lena Brandt',
      published: '2026-05-04',
      siteName: 'Harbour News',
    });
  });

  it('comes from the page itself where the head says nothing', async () => {
    const found = await metadata(
      '',
      `<article><a rel="author" href="/ada">Ada Okoro</a><time datetime="2026-05-04">May</time>${body}</article>`,
    );
    expect(found).toMatchObject({ author: 'Ada Okoro', published: '2026-05-04' });
  });

  it('takes an address for no author, and nonsense for no date and no language', async () => {
    const raw = await read(
      'a.html',
      `<html lang="x!"><meta property="article:author" content="https://example.org/ada"><meta name="date" content="soon">${body}`,
    );
    expect(raw.metadata).toEqual({});
  });

  it('takes the language from the page, the region included', async () => {
    expect((await read('a.html', `<html lang="de-AT"><title>Fähre</title>${body}`)).metadata.language).toBe('de-AT');
    expect((await read('a.html', `<html><meta property="og:locale" content="fr_CA">${body}`)).metadata.language).toBe(
      'fr-CA',
    );
  });
});
