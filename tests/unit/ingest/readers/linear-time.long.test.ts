import { expect, it } from 'vitest';
import { read } from './read-for-test.ts';

const times = (text: string, length: number) => text.repeat(Math.ceil(length / text.length));
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Inputs that bring a careless reader to its knees; each must be done in seconds even on a busy machine. */
const HOSTILE: readonly (readonly [name: string, file: string, contents: () => string])[] = [
  ['5 MB in one line', 'a.txt', () => times('word and more ', 5_000_000)],
  ['5 MB of one letter', 'a.txt', () => times('x', 5_000_000)],
  ['100,000 labels', 'a.txt', () => times('Ada Okoro: Yes.\n', 1_600_000)],
  ['100,000 numbered lines', 'a.txt', () => lines(100_000, (index) => `line ${index} of many`)],
  ['a million bars', 'a.txt', () => times('|', 1_000_000)],
  ['a million stars', 'a.txt', () => times('*', 1_000_000)],
  ['100,000 marks that never close', 'a.txt', () => times(' **a _b [c](https://d', 2_000_000)],
  ['5 MB of Markdown in one line', 'a.md', () => times('word and more ', 5_000_000)],
  ['100,000 opening brackets', 'a.md', () => times('[', 100_000)],
  ['100,000 stars between letters', 'a.md', () => times('a*', 200_000)],
  ['100,000 nested quotations', 'a.md', () => times('>', 100_000)],
  ['100,000 nested lists in a line', 'a.md', () => times('- ', 200_000)],
  ['ever deeper lists', 'a.md', () => lines(1000, (index) => `${' '.repeat(index)}- a`)],
  ['100,000 template tags that never close', 'a.md', () => times('{% {{ ', 600_000)],
  ['100,000 fences of a front matter', 'a.md', () => times('---\n', 400_000)],
  ['a table of 20,000 rows', 'a.md', () => `| a | b |\n|---|---|\n${times('| a | b |\n', 200_000)}`],
  ['100,000 tags one in another', 'a.html', () => `<html>${times('<div>', 500_000)}deep${times('</div>', 600_000)}`],
  ['100,000 bold tags that never close', 'a.html', () => `<html>${times('<b><p>x', 700_000)}`],
  ['20,000 tables one in another', 'a.html', () => `<html>${times('<table><tr><td>a<td>', 400_000)}`],
  ['100,000 cells in a row', 'a.html', () => `<html><table><tr>${times('<td>a', 500_000)}`],
  ['20,000 lists one in another', 'a.html', () => `<html>${times('<ul><li>item ', 260_000)}`],
  ['100,000 end tags', 'a.html', () => `<html><p>text${times('</b></p></div>', 1_300_000)}`],
  ['5 MB in one element', 'a.html', () => `<html><p>${times('word and more ', 5_000_000)}`],
  ['a million less-than signs', 'a.html', () => `<html><p>${times('<', 1_000_000)}`],
  ['100,000 comments that never close', 'a.html', () => `<html><p>text${times('<!--', 400_000)}`],
  [
    '2 MB of captions in one cue',
    'a.vtt',
    () => `WEBVTT\n\n00:01.000 --> 00:02.000\n${times('a <b>c</b> &amp; ', 2_000_000)}`,
  ],
  [
    '20,000 items one in another',
    'a.xml',
    () => `<rss><channel>${times('<item><description>a</description>', 660_000)}`,
  ],
];

it.each(HOSTILE)('is done in time with %s', { timeout: 60_000 }, async (_name, file, contents) => {
  const outcome = await read(file, contents()).then(
    (raw) => (raw.blocks.length > 0 ? 'read' : 'empty'),
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
  expect(outcome).toMatch(/^(?:read|nothing-to-read)$/u);
});
