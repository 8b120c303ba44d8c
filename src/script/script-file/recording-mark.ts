import { escapeText, unescapeText } from './escape-text.ts';
import type { FileRecording } from './script-file.ts';

const BEGINS = /^[*_]\(recording\b/u;
const MARK = /^[*_]\(recording:?\s+((?:\\.|[^\\;])+?)\s*;\s*rights:\s*((?:\\.|[^\\])+?)\s*\)[*_](?:\s+|$)/u;

/** A paragraph's recording, and what of the paragraph is left behind it. */
export interface MarkedText {
  readonly recording: FileRecording;
  readonly rest: string;
}

/** `*(recording FILE; rights: …)*` as it stands before the words that are said in it. */
export function writeRecordingMark({ file, rights }: FileRecording): string {
  return `*(recording ${escapeText(file).replaceAll(';', '\\;')}; rights: ${escapeText(rights).replace(/\)(?=_)/gu, '\\)')})*`;
}

/** Reads the mark that a paragraph begins with: undefined where it begins with none, `unreadable` where that is not whole. */
export function readRecordingMark(text: string): MarkedText | 'unreadable' | undefined {
  if (!BEGINS.test(text)) return undefined;
  const [whole, file = '', rights = ''] = MARK.exec(text) ?? [];
  if (whole === undefined) return 'unreadable';
  return {
    recording: { file: unescapeText(file).trim(), rights: unescapeText(rights).replace(/\s+/gu, ' ').trim() },
    rest: text.slice(whole.length),
  };
}
