import { expect, it } from 'vitest';
import { alignWords } from '../../../src/publish/align-words.ts';
import { readTranscript } from '../../../src/publish/read-transcript.ts';
import type { SentenceTime } from '../../../src/publish/sentence-times.ts';
import { writeJsonTranscript, writeVtt } from '../../../src/publish/write-transcripts.ts';

const spoken = (words: string, stepMs = 300) =>
  words.split(' ').map((text, index) => ({ text, startMs: index * stepMs, endMs: (index + 1) * stepMs }));

function sentence(text: string, said = text): SentenceTime {
  const { words } = alignWords(text, spoken(said));
  return { segment: 'd1-1', speaker: 's1', name: 'Mara', text, startMs: 0, endMs: 10_000, words };
}

it('finds words by their letters, whatever stands around them', () => {
  const { words, next } = alignWords('“Come in,” said Mara.', spoken('come in said mara'));
  expect(words.map(({ startMs }) => startMs)).toEqual([0, 300, 600, 900]);
  expect(next).toBe(4);
});

it('gives no time to a number that is said otherwise than it is written', () => {
  const { words } = alignWords('It has 42 rooms.', spoken('it has forty two rooms'));
  expect(words).toEqual([
    { offset: 0, startMs: 0 },
    { offset: 2, startMs: 300 },
    { offset: 7, startMs: 1200 },
  ]);
});

it('writes the time of each word into the captions, and reads them back without', () => {
  const vtt = writeVtt([sentence('The <old> ferry leaves.', 'the old ferry leaves')]);
  expect(vtt).toContain('<v Mara>The <00:00:00.300>&lt;old&gt; <00:00:00.600>ferry <00:00:00.900>leaves.');
  expect(readTranscript(vtt)?.[0]?.lines).toEqual(['The <old> ferry leaves.']);
});

it('begins a caption with its first word', () => {
  const long = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ');
  const captions = readTranscript(writeVtt([{ ...sentence(long), endMs: 20_000 }])) ?? [];
  expect(captions.length).toBeGreaterThan(2);
  let before = 0;
  for (const { startMs, lines } of captions) {
    expect(startMs).toBe(before * 300);
    before += lines.join(' ').split(' ').length;
  }
});

it('writes a piece for each word in JSON, and one for a sentence without times', () => {
  const { words: _words, ...plain } = sentence('No times here.');
  const { segments } = JSON.parse(writeJsonTranscript([sentence('The ferry leaves.'), plain]));
  expect(segments).toEqual([
    { speaker: 'Mara', startTime: 0, endTime: 0.3, body: 'The' },
    { speaker: 'Mara', startTime: 0.3, endTime: 0.6, body: 'ferry' },
    { speaker: 'Mara', startTime: 0.6, endTime: 10, body: 'leaves.' },
    { speaker: 'Mara', startTime: 0, endTime: 10, body: 'No times here.' },
  ]);
});
