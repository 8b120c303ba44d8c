import type { Ms } from '../model/units.ts';
import type { SentenceTime } from './sentence-times.ts';

/** What one speaker says until the next begins; a paragraph for each segment. */
export interface SpokenTurn {
  readonly name: string;
  readonly startMs: Ms;
  readonly paragraphs: readonly string[];
}

/** The sentences of an episode as a reader wants them: by speaker and paragraph. */
export function spokenTurns(sentences: readonly SentenceTime[]): SpokenTurn[] {
  const turns: { name: string; speaker: string; startMs: Ms; paragraphs: string[]; segment: string }[] = [];
  for (const { speaker, name, segment, text, startMs } of sentences) {
    const last = turns.at(-1);
    if (last?.speaker !== speaker) turns.push({ name, speaker, startMs, paragraphs: [text], segment });
    else if (last.segment === segment) last.paragraphs.push(`${last.paragraphs.pop() ?? ''} ${text}`);
    else {
      last.paragraphs.push(text);
      last.segment = segment;
    }
  }
  return turns.map(({ name, startMs, paragraphs }) => ({ name, startMs, paragraphs }));
}
