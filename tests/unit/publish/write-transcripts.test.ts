import { describe, expect, it } from 'vitest';
import webvttParser from 'webvtt-parser';
import { toMs } from '../../../src/model/units.ts';
import { breakCaptions } from '../../../src/publish/break-captions.ts';
import { sentenceTimes } from '../../../src/publish/sentence-times.ts';
import { transcriptFaults } from '../../../src/publish/transcript-faults.ts';
import { writeSrt, writeVtt } from '../../../src/publish/write-transcripts.ts';
import { type SampleOptions, sampleClips, sampleScript, sampleTimeline } from './sample-episode.ts';

function sample(options: SampleOptions = {}) {
  const script = sampleScript(options);
  const timeline = sampleTimeline(script, sampleClips(script));
  return { script, timeline, sentences: sentenceTimes(script, timeline) };
}

const HOSTILE = 'a --> b & <b>c</b> \u0000\ud800 شكرا 🎧 <v Someone>';
const LONG_WORD = `https://harbour.example/${'x'.repeat(150)}`;
const CHINESE = '码头在十一年的规划之后于星期一开放'.repeat(9);

describe('WebVTT', () => {
  it.each([undefined, HOSTILE, LONG_WORD, CHINESE, 'word '.repeat(400).trim()])(
    'is valid for a strict parser whatever is said: %j',
    (firstSentence) => {
      const { script, timeline, sentences } = sample({
        guestName: 'Tomás & <Lind>',
        ...(firstSentence && { firstSentence }),
      });
      const vtt = writeVtt(sentences);
      const { errors, cues } = new webvttParser.WebVTTParser().parse(vtt, 'subtitles');
      expect(errors).toEqual([]);
      expect(cues.length).toBeGreaterThanOrEqual(sentences.length);
      expect(transcriptFaults(vtt, script, toMs(timeline.samples))).toEqual([]);
    },
  );

  it('has a caption for each sentence, at its time, in the voice of its speaker', () => {
    const vtt = writeVtt(sample().sentences);
    expect(vtt.startsWith('WEBVTT\n\n00:00:00.312 --> 00:00:00.816\n<v Narrator>This is The Ferry Hour.\n')).toBe(true);
    expect(vtt).toContain('\n<v Ines Okafor>Who paid for the lamps?\n');
    expect(vtt).toContain('Fish &amp; chips cost &lt; 5 crowns --&gt; cheap.');
  });
});

describe('SRT', () => {
  it('names the speaker where the speaker changes and numbers its captions', () => {
    const srt = writeSrt(sample().sentences);
    expect(srt.match(/^Tomás Lind: /gmu)).toHaveLength(1);
    expect(srt).toContain('\nInes Okafor: Who paid for the lamps?\n');
    expect(srt.match(/^\d+$/gmu)?.map(Number)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
  });

  it('keeps an arrow in the text from looking like a line of times', () => {
    const lines = writeSrt(sample({ firstSentence: HOSTILE }).sentences).split('\n');
    expect(lines.filter((line) => line.includes('-->')).every((line) => /^\d\d:\d\d:\d\d,\d{3} --> /u.test(line))).toBe(
      true,
    );
  });
});

describe('a sentence in several clips or several in one', () => {
  it('joins the parts of one sentence into one stretch', () => {
    const { script, timeline } = sample();
    const cues = timeline.cues.flatMap((cue) =>
      cue.kind === 'clip' && cue.segment === 'd2-1'
        ? [
            { ...cue, samples: 4800 },
            { ...cue, at: cue.at + 4800, samples: cue.samples - 4800 },
          ]
        : [cue],
    );
    expect(sentenceTimes(script, { ...timeline, cues })).toEqual(sentenceTimes(script, timeline));
  });

  it('shares the time of a clip out over the sentences it says', () => {
    const { script, timeline } = sample();
    const cues = timeline.cues.flatMap((cue) => {
      if (cue.kind !== 'clip' || cue.segment !== 'd3-2') return [cue];
      return cue.sentence === 0 ? [{ ...cue, sentences: 2 }] : [];
    });
    const [first, second] = sentenceTimes(script, { ...timeline, cues }).filter(({ segment }) => segment === 'd3-2');
    expect(first?.endMs).toBe(second?.startMs);
    expect((first?.endMs ?? 0) - (first?.startMs ?? 0)).toBeGreaterThan(250);
  });
});

describe('breaking captions', () => {
  const plain = (word: string): number => word.length;

  it('makes two lines of about the same length rather than a word alone', () => {
    const text = 'The pier opened on Monday after eleven years of planning and two floods';
    expect(breakCaptions(text, () => 0, plain)).toEqual([
      ['The pier opened on Monday after eleven', 'years of planning and two floods'],
    ]);
  });

  it('never makes a line of more than 65 characters, nor a caption of more than two lines', () => {
    const words = Array.from({ length: 300 }, (_, index) => 'abcdefghijklmnop'.slice(0, 1 + ((index * 7) % 16)));
    const captions = breakCaptions(words.join(' '), (caption) => (caption === 0 ? 20 : 0), plain);
    expect(captions.flat().join(' ')).toBe(words.join(' '));
    for (const lines of captions) {
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(65);
    }
    expect(captions[0]?.[0]?.length).toBeLessThanOrEqual(45);
  });

  it('takes a sentence of ten thousand words in good time', () => {
    const started = performance.now();
    expect(breakCaptions('word '.repeat(10_000), () => 10, plain).length).toBeGreaterThan(300);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('checking a transcript', () => {
  it.each([
    ['a lost caption', (vtt: string) => vtt.replace(/00:00:04\.032[\s\S]*?\n\n/u, ''), 'words of the transcript'],
    ['a wrong speaker', (vtt: string) => vtt.replace('<v Ines Okafor>', '<v Narrator>'), 'words of the transcript'],
    ['captions out of order', (vtt: string) => vtt.replace('00:00:04.032 -->', '00:00:01.032 -->'), 'not in order'],
    ['a time after the end', (vtt: string) => vtt.replaceAll('00:00:07', '00:05:07'), 'ends after the episode'],
    ['a caption of nobody', (vtt: string) => vtt.replace('<v Ines Okafor>', ''), 'names no speaker'],
    ['no header', (vtt: string) => vtt.slice(7), 'is not WebVTT'],
  ])('finds %s', (_name, spoil, sentence) => {
    const { script, timeline, sentences } = sample();
    const faults = transcriptFaults(spoil(writeVtt(sentences)), script, toMs(timeline.samples));
    expect(faults.map((fault) => fault.sentence).join('\n')).toContain(sentence);
  });
});
