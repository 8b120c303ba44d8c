import type { Ms } from '../../model/units.ts';
import { splitLines, type TextLine } from '../plain-text/split-lines.ts';

/** A caption: when it shows, and its lines. */
export interface Cue {
  readonly startMs: Ms;
  readonly endMs: Ms;
  readonly lines: readonly TextLine[];
}

const TIMING = /^((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3})/u;

/** The cues of a WebVTT or SRT file. Notes, styles, regions, numbers and names of cues are left out. */
export function parseCues(text: string): Cue[] {
  const cues: Cue[] = [];
  let lines: TextLine[] = [];
  let times: { startMs: Ms; endMs: Ms } | undefined;
  const all = splitLines(text);
  const finish = () => {
    if (times !== undefined && lines.length > 0) cues.push({ ...times, lines });
    lines = [];
  };
  for (const [index, line] of all.entries()) {
    const timing = TIMING.exec(text.slice(line.start, Math.min(line.end, line.start + 200)));
    if (timing !== null) {
      finish();
      times = { startMs: readTime(timing[1] ?? ''), endMs: readTime(timing[2] ?? '') };
    } else if (times !== undefined) {
      // An empty line ends a cue; SRT files from the wild have them inside cues too, so text goes on to the next timing,
      // unless it is the number or name of the next cue.
      const isNext =
        isTiming(text, all[index + 1]) && (line.isAfterGap || /^\d+$/u.test(text.slice(line.start, line.end)));
      const isBlock = line.isAfterGap && /^(?:NOTE|STYLE|REGION)(?:\s|$)/u.test(text.slice(line.start, line.start + 7));
      if (isBlock) {
        finish();
        times = undefined;
      } else if (!isNext) lines.push(line);
    }
  }
  finish();
  return cues;
}

function isTiming(text: string, line: TextLine | undefined): boolean {
  return line !== undefined && TIMING.test(text.slice(line.start, Math.min(line.end, line.start + 200)));
}

function readTime(written: string): Ms {
  const [whole = '', fraction = ''] = written.split(/[.,]/u);
  const seconds = whole.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000 + Number(fraction.padEnd(3, '0'));
}
