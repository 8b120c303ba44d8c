import type { Ms } from '../model/units.ts';
import type { HeardWord } from './align-words.ts';
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
    let offset = 0;
    return timed(sentence, blocks).map(({ startMs, endMs, lines }) => {
      const text = timeWords(lines, { offset, startMs, endMs, words: sentence.words ?? [] });
      offset += letters(lines);
      return `${clock(startMs, '.')} --> ${clock(endMs, '.')}\n${tag}${text}\n`;
    });
  });
  return `WEBVTT\n\n${captions.join('\n')}`;
}

/** Lines of a caption with the time of each word that is known before it, as players that highlight words want it. */
function timeWords(
  lines: readonly string[],
  {
    offset,
    startMs,
    endMs,
    words,
  }: Pick<TimedLines, 'startMs' | 'endMs'> & {
    readonly offset: number;
    readonly words: readonly HeardWord[];
  },
): string {
  const times = new Map(words.map((word) => [word.offset, word.startMs]));
  let [at, last] = [offset, startMs];
  const timedLines = lines.map((line) =>
    line
      .split(' ')
      .map((word) => {
        const time = times.get(at);
        at += word.length;
        // A time inside a caption has to lie inside the caption's own, later than the one before.
        if (time === undefined || time <= last || time >= endMs) return escapeCue(word);
        last = time;
        return `<${clock(time, '.')}>${escapeCue(word)}`;
      })
      .join(' '),
  );
  return timedLines.join('\n');
}

/**
 * A transcript in JSON, as Podcasting 2.0 has it: a piece for each word whose time is known, else for each sentence. What is
 * a recording also has its rights note. @param rights Notes by segment.
 */
export function writeJsonTranscript(
  sentences: readonly SentenceTime[],
  rights: ReadonlyMap<string, string> = new Map(),
): string {
  const seconds = (ms: Ms) => Math.round(ms) / 1000;
  const segments = sentences.flatMap((sentence) =>
    pieces(sentence).map(({ startMs, endMs, body }) => ({
      speaker: sentence.name,
      startTime: seconds(startMs),
      endTime: seconds(endMs),
      body,
      ...(rights.has(sentence.segment) ? { rights: rights.get(sentence.segment) } : {}),
    })),
  );
  return `${JSON.stringify({ version: '1.0.0', segments }, null, 1)}\n`;
}

function pieces({ text, startMs, endMs, words = [] }: SentenceTime) {
  const times = new Map(words.map((word) => [word.offset, word.startMs]));
  const found: { startMs: Ms; endMs: Ms; body: string }[] = [{ startMs, endMs, body: '' }];
  let at = 0;
  for (const word of text.split(/\s+/u)) {
    const time = times.get(at);
    at += word.length;
    const last = found.at(-1);
    if (last === undefined) break;
    if (time !== undefined && time > last.startMs && time < endMs && last.body !== '') {
      last.endMs = time;
      found.push({ startMs: time, endMs, body: word });
    } else last.body = last.body === '' ? word : `${last.body} ${word}`;
  }
  return found;
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

/** The sentence's time shared out over its captions, by its words where their times are known. */
function timed(sentence: SentenceTime, blocks: readonly (readonly string[])[]): TimedLines[] {
  const weights = blocks.map((lines) => lines.join(' ').length);
  const shared = shareTime(sentence.startMs, sentence.endMs, weights);
  const times = new Map(sentence.words?.map((word) => [word.offset, word.startMs]));
  let offset = 0;
  const starts = blocks.map((lines, index) => {
    const start = shared[index]?.startMs ?? sentence.startMs;
    const heard = index === 0 ? start : (times.get(offset) ?? start);
    offset += letters(lines);
    return heard;
  });
  const isForwards = starts.every((start, index) => start < (starts[index + 1] ?? sentence.endMs));
  return shared.flatMap((time, index) => {
    const lines = blocks[index];
    const [startMs = time.startMs, endMs = time.endMs] = isForwards ? starts.slice(index, index + 2) : [];
    return lines === undefined ? [] : [{ startMs, endMs, lines }];
  });
}

/** Letters of lines, white space not counted. */
function letters(lines: readonly string[]): number {
  return lines.join('').replace(/\s+/gu, '').length;
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
