import type { Ms } from '../model/units.ts';
import { breakCaptions } from './break-captions.ts';
import { type SentenceTime, shareTime } from './sentence-times.ts';

/** A WebVTT transcript: captions in order, each in the voice of its speaker. */
export function writeVtt(sentences: readonly SentenceTime[]): string {
  const captions = sentences.flatMap((sentence) => {
    const tag = `<v ${escapeCue(sentence.name)}>`;
    const blocks = breakCaptions(
      sentence.text,
      () => tag.length,
      (word) => escapeCue(word).length,
    );
    return timed(sentence, blocks).map(({ startMs, endMs, lines }) => {
      const text = lines.map(escapeCue).join('\n');
      return `${clock(startMs, '.')} --> ${clock(endMs, '.')}\n${tag}${text}\n`;
    });
  });
  return `WEBVTT\n\n${captions.join('\n')}`;
}

/** A SubRip transcript: a caption names its speaker where the speaker changes. */
export function writeSrt(sentences: readonly SentenceTime[]): string {
  const captions = sentences.flatMap((sentence, index) => {
    const label = sentences[index - 1]?.speaker === sentence.speaker ? '' : `${sentence.name}: `;
    // An arrow inside the text would look like a line of times to a reader.
    const text = sentence.text.replaceAll('-->', '→');
    const blocks = breakCaptions(
      text,
      (caption) => (caption === 0 ? label.length : 0),
      (word) => word.length,
    );
    return timed(sentence, blocks).map(({ startMs, endMs, lines }, caption) => {
      return `${clock(startMs, ',')} --> ${clock(endMs, ',')}\n${caption === 0 ? label : ''}${lines.join('\n')}\n`;
    });
  });
  return captions.map((caption, index) => `${index + 1}\n${caption}`).join('\n');
}

interface TimedLines {
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly lines: readonly string[];
}

/** The sentence's time shared out over its captions. */
function timed(sentence: SentenceTime, blocks: readonly (readonly string[])[]): TimedLines[] {
  const weights = blocks.map((lines) => lines.join(' ').length);
  return shareTime(sentence.startMs, sentence.endMs, weights).flatMap((time, index) => {
    const lines = blocks[index];
    return lines === undefined ? [] : [{ ...time, lines }];
  });
}

/** Cue text and voice names know three references; a bare `&` or `<` is an error, `-->` would end the text. */
function escapeCue(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function clock(ms: Ms, decimal: string): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = String(Math.floor(ms % 1000)).padStart(3, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${decimal}${rest}`;
}
