import { CaptionReader } from './captions/caption-reader.ts';
import { captionNames } from './captions/find-caption-labels.ts';
import { type Cue, parseCues } from './captions/parse-cues.ts';
import { plainLine } from './captions/plain-line.ts';
import type { RawInput } from './raw-block.ts';

/** Share of cues that begin with the line before: captions that roll up repeat every line. */
const ROLLING = 0.3;

/** WebVTT and SRT. Cues of one voice that follow one another are one block, so that a sentence stays together. */
export function readCaptions(text: string): Pick<RawInput, 'text' | 'blocks' | 'metadata'> {
  const cues = parseCues(text);
  const hasVoices = /<v(?:\.[^\s>]+)*\s/u.test(text);
  const names = hasVoices ? new Set<string>() : captionNames(text, cues);
  const reader = new CaptionReader(text, names, isRolling(text, cues));
  for (const cue of cues) reader.take(cue);
  const language = /^WEBVTT[^\n]*\n(?:[^\n]+\n)*?Language:\s*([a-z]{2,3}(?:-[a-z0-9]+)*)/iu.exec(
    text.slice(0, 2000),
  )?.[1];
  const title = /^WEBVTT[ \t]+(?:-[ \t]*)?(\S[^\r\n]*)/u.exec(text)?.[1]?.trim();
  return {
    text,
    blocks: reader.finish(),
    metadata: { ...(language === undefined ? {} : { language }), ...(title === undefined ? {} : { title }) },
  };
}

function isRolling(text: string, cues: readonly Cue[]): boolean {
  let repeats = 0;
  for (const [index, cue] of cues.entries()) {
    const last = cues[index - 1]?.lines.at(-1);
    const first = cue.lines[0];
    if (last !== undefined && first !== undefined && plainLine(text, last) === plainLine(text, first)) repeats += 1;
  }
  return cues.length >= 5 && repeats >= cues.length * ROLLING;
}
