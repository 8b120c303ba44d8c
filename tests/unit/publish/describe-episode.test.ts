import { expect, it } from 'vitest';
import type { DocumentsFile } from '../../../src/model/document.ts';
import { describeEpisode } from '../../../src/publish/describe-episode.ts';
import { mainText } from '../../../src/publish/main-text.ts';
import { listChapters, webAddress, writeChapters } from '../../../src/publish/write-chapters.ts';
import { sampleClips, sampleScript, sampleTimeline } from './sample-episode.ts';

const DOCUMENTS: DocumentsFile = { format: 'readout-documents/1', inputs: [], documents: [], spans: [] };
const SCRIPT = sampleScript();
const TIMELINE = sampleTimeline(SCRIPT, sampleClips(SCRIPT));

it('tells what is in the episode, when, who speaks, and where it comes from', () => {
  expect(describeEpisode(SCRIPT, DOCUMENTS, listChapters(TIMELINE)).text).toBe(`Article: The new pier
Article: A quiet winter
Interview: The new pier

The voices in this episode are synthetic: computer voices read the text of the sources.

Chapters:
00:00:00 The new pier
00:00:03 A quiet winter
00:00:04 Interview: The new pier

Sources:
https://harbour.example/d1?a=1&b=2
https://harbour.example/d2?a=1&b=2
https://harbour.example/d3?a=1&b=2`);
});

it('escapes everything in its HTML', () => {
  const script = sampleScript({ chapterTitles: ['<script>alert(1)</script>', 'a "b" & c', 'd'] });
  const { html } = describeEpisode(script, DOCUMENTS, listChapters(sampleTimeline(script, sampleClips(script))));
  expect(html).not.toContain('<script');
  expect(html).toContain('<a href="https://harbour.example/d2?a=1&amp;b=2">a &quot;b&quot; &amp; c</a>');
});

it('gives no time-stamps where there are fewer than three chapters', () => {
  expect(describeEpisode(SCRIPT, DOCUMENTS, listChapters(TIMELINE).slice(0, 2)).text).not.toContain('00:00');
});

it('speaks the language of the episode', () => {
  const { text } = describeEpisode({ ...SCRIPT, language: 'de-AT' }, DOCUMENTS, []);
  expect(text).toContain('Die Stimmen in dieser Folge sind synthetisch');
});

it('keeps the disclosure and whole lines when there are too many chapters for 4000 bytes', () => {
  const chapters = Array.from({ length: 300 }, (_, index) => ({
    title: `Chapter number ${index}`,
    atMs: index * 60_000,
  }));
  const { text } = describeEpisode(SCRIPT, DOCUMENTS, chapters);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4000);
  expect(text).toContain('The voices in this episode are synthetic');
  expect(text).toMatch(/\n\d\d:\d\d:00 Chapter number \d+\n…$/u);
});

it('never names a path of the machine, nor a password, as a source', () => {
  expect(webAddress('/home/ines/notes.txt')).toBeUndefined();
  expect(webAddress('file:///home/ines/notes.txt')).toBeUndefined();
  expect(webAddress('javascript:alert(1)')).toBeUndefined();
  expect(webAddress('https://ines:secret@harbour.example/ü')).toBe('https://harbour.example/%C3%BC');
});

it('writes chapters as Podcasting 2.0 has them, from 0 and to the millisecond', () => {
  expect(JSON.parse(writeChapters(SCRIPT, TIMELINE, 'The Ferry Hour'))).toEqual({
    version: '1.2.0',
    title: 'The new pier',
    podcastName: 'The Ferry Hour',
    chapters: [
      { startTime: 0, title: 'The new pier', url: 'https://harbour.example/d1?a=1&b=2' },
      { startTime: 3.288, title: 'A quiet winter', url: 'https://harbour.example/d2?a=1&b=2' },
      { startTime: 4.032, title: 'Interview: The new pier', url: 'https://harbour.example/d3?a=1&b=2' },
    ],
  });
});

it('cuts the main text after a sentence, below 4500 characters', () => {
  const script = sampleScript({ firstSentence: `${'So it went on and on. '.repeat(300).trim()}` });
  const long = { ...script, segments: [...script.segments, ...script.segments, ...script.segments] };
  expect(mainText(script)).toBe('This is The Ferry Hour. The voices you hear are synthetic.');
  expect(mainText({ ...long, segments: long.segments.filter(({ id }) => id !== 'd1-1') }).length).toBeLessThan(4500);
});
