import { z } from 'zod';
import type { WordTime } from '../../../model/clip.ts';
import type { Ms } from '../../../model/units.ts';

const markSchema = z.object({ time: z.number(), type: z.string(), value: z.string().default('') });

/** Words of speech marks, one JSON object a line. A word ends where the next begins, the last with the sound. */
export function parseSpeechMarks(lines: string, soundMs: Ms): WordTime[] {
  const marks = lines.split('\n').filter((line) => line.trim() !== '');
  const words = marks.map((line) => markSchema.parse(JSON.parse(line))).filter(({ type }) => type === 'word');
  return words.map(({ value, time }, index) => {
    return { text: value, startMs: time, endMs: Math.max(time, words[index + 1]?.time ?? soundMs) };
  });
}
