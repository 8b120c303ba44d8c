import type { Ms } from '../model/units.ts';

/** A caption as read back from a WebVTT file. */
export interface ReadCaption {
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly voice: string | undefined;
  /** Its lines, references resolved, without the voice tag and the times of words. */
  readonly lines: readonly string[];
}

const TIMES = /^(\d{2,}):(\d{2}):(\d{2})\.(\d{3}) --> (\d{2,}):(\d{2}):(\d{2})\.(\d{3})/u;

/** The time of a word inside a caption. */
const WORD_TIME = /<\d{2,}:\d{2}:\d{2}\.\d{3}>/gu;

/** Reads the WebVTT that Readout writes; undefined where it is anything else. */
export function readTranscript(text: string): ReadCaption[] | undefined {
  const [header, ...blocks] = text.replace(/\n+$/u, '').split(/\n{2,}/u);
  if (header !== 'WEBVTT') return undefined;
  const captions = blocks.map(readCaption);
  return captions.every((caption) => caption !== undefined) ? captions : undefined;
}

function readCaption(block: string): ReadCaption | undefined {
  const [times = '', ...lines] = block.split('\n');
  const match = TIMES.exec(times);
  if (match === null || lines.length === 0) return undefined;
  const [hours, minutes, seconds, rest, endHours, endMinutes, endSeconds, endRest] = match.slice(1).map(Number);
  const startMs = toMs(hours, minutes, seconds, rest);
  const endMs = toMs(endHours, endMinutes, endSeconds, endRest);
  const voice = /^<v ([^>]*)>/u.exec(lines[0] ?? '');
  const [first = '', ...others] = lines;
  const words = [first.slice(voice?.[0].length ?? 0), ...others];
  const spoken = words.map((line) => resolve(line.replace(WORD_TIME, '')));
  return { startMs, endMs, voice: voice?.[1] && resolve(voice[1]), lines: spoken };
}

function toMs(hours = 0, minutes = 0, seconds = 0, rest = 0): Ms {
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest;
}

function resolve(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
