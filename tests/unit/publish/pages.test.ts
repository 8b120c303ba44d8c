import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { DocumentsFile } from '../../../src/model/document.ts';
import { buildEpisodePage } from '../../../src/publish/episode-page.ts';
import { listPersons } from '../../../src/publish/list-persons.ts';
import { sentenceTimes } from '../../../src/publish/sentence-times.ts';
import { buildShowPage } from '../../../src/publish/show-page.ts';
import { SAMPLE_SHOW, type SampleOptions, sampleClips, sampleScript, sampleTimeline } from './sample-episode.ts';

const DOCUMENTS: DocumentsFile = { format: 'readout-documents/1', inputs: [], documents: [], spans: [] };
const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)> " \' &';

async function episodePage(options: SampleOptions = {}): Promise<string> {
  const script = sampleScript(options);
  const timeline = sampleTimeline(script, sampleClips(script));
  return await buildEpisodePage({
    home: '/nowhere',
    episode: { show: 'harbour', id: 'pier' },
    show: { ...SAMPLE_SHOW, ...options.show },
    firstDate: '2026-11-20T23:30:00.000Z',
    documents: DOCUMENTS,
    script,
    timeline,
    sentences: sentenceTimes(script, timeline),
    enclosure: { path: 'episodes/pier/podcast-0123456789abcdef.mp3', mediaType: 'audio/mpeg', bytes: 5, sha256: '' },
  });
}

describe("an episode's page", () => {
  it('has a player, the chapters and the transcript by speaker, without any script', async () => {
    const { document } = parseHTML(await episodePage());
    expect(document.querySelector('h1')?.textContent).toBe('The new pier');
    expect(document.querySelector('audio')?.getAttribute('src')).toBe('podcast-0123456789abcdef.mp3');
    expect([...document.querySelectorAll('#chapters + ol a')].map((link) => link.getAttribute('href'))).toEqual([
      'podcast-0123456789abcdef.mp3#t=0',
      'podcast-0123456789abcdef.mp3#t=3.288',
      'podcast-0123456789abcdef.mp3#t=4.032',
    ]);
    const turns = [...document.querySelectorAll('.turn')].map((turn) =>
      [...turn.querySelectorAll('p')].map((line) => line.textContent?.replace(/^\d+:\d\d/u, '')),
    );
    expect(turns.slice(1, 3)).toEqual([
      ['Ines Okafor', 'Who paid for the lamps?'],
      ['Tomás Lind', 'We all did. Gladly.', 'Ask me again in spring.'],
    ]);
    expect(document.querySelectorAll('script:not([type="application/ld+json"])')).toHaveLength(0);
  });

  it("tells the day in the show's own time zone", async () => {
    expect(parseHTML(await episodePage()).document.querySelector('time')?.textContent).toBe('November 21, 2026');
  });

  it('describes itself to search engines', async () => {
    const { document } = parseHTML(await episodePage());
    expect(JSON.parse(document.querySelector('script[type="application/ld+json"]')?.textContent ?? '')).toMatchObject({
      '@type': 'PodcastEpisode',
      url: 'http://127.0.0.1:8787/harbour/episodes/pier/',
      duration: 'PT8S',
      associatedMedia: { contentUrl: 'http://127.0.0.1:8787/harbour/episodes/pier/podcast-0123456789abcdef.mp3' },
      partOfSeries: { name: 'The Ferry Hour' },
    });
  });

  it('runs nothing that a page smuggled into titles, names or text', async () => {
    const page = await episodePage({
      title: HOSTILE,
      chapterTitles: [HOSTILE, HOSTILE, HOSTILE],
      guestName: HOSTILE,
      firstSentence: HOSTILE,
      show: { title: HOSTILE },
    });
    const { document } = parseHTML(page);
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect(page).not.toContain('<script>alert');
    expect(document.querySelector('h1')?.textContent).toBe(HOSTILE);
    expect(JSON.parse(document.querySelector('script')?.textContent ?? '').name).toBe(HOSTILE);
  });
});

it("a show's page lists its episodes and runs nothing either", async () => {
  const show = { ...SAMPLE_SHOW, title: HOSTILE, description: HOSTILE, author: HOSTILE };
  const cover = { path: 'cover-0123456789abcdef.jpg', mediaType: 'image/jpeg', bytes: 5, sha256: '' };
  const page = await buildShowPage({ show, cover, publications: [] });
  const { document } = parseHTML(page);
  expect(document.querySelectorAll('script')).toHaveLength(1);
  expect(document.querySelectorAll('img')).toHaveLength(1);
  expect(document.querySelector('link[rel="alternate"]')?.getAttribute('href')).toBe('feed.xml');
  expect(document.querySelector('h1')?.textContent).toBe(HOSTILE);
});

it('lists who is heard: who asks as host, who answers as guest, and nobody without a name', () => {
  const script = sampleScript();
  expect(listPersons(script)).toEqual([
    { name: 'Ines Okafor', role: 'host' },
    { name: 'Tomás Lind', role: 'guest' },
  ]);
  const nameless = script.speakers.map((speaker) =>
    speaker.id === 'ines' ? { ...speaker, name: 'Interviewer' } : speaker,
  );
  const silent = { ...nameless[2], id: 'nobody', name: 'Silent Sam' };
  expect(
    listPersons({ ...script, speakers: [...nameless, { ...silent, role: 'guest', voice: '', language: 'en' }] }),
  ).toEqual([{ name: 'Tomás Lind', role: 'guest' }]);
});
