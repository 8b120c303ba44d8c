import type { Segment } from '../model/script.ts';
import type { Ms } from '../model/units.ts';
import type { Pauses } from './themes.ts';

/** What of a segment decides the pause beside it. */
export type PauseSegment = Pick<Segment, 'kind' | 'speaker' | 'pauseAfterMs'>;

/** How long it is silent between two segments of one chapter; what a producer asked for, else the first rule that fits. */
export function pauseBetween(previous: PauseSegment, next: PauseSegment, pauses: Pauses): Ms {
  if (previous.pauseAfterMs !== undefined) return previous.pauseAfterMs;
  // What a producer asked for is meant so, whatever grammar and show would do.
  if (previous.pauseAfterMs !== undefined) return previous.pauseAfterMs;
  const pause = grammarPause(previous, next, pauses);
  return previous.speaker === next.speaker ? pause : Math.max(pause, pauses.leastBetweenSpeakers ?? 0);
}

function grammarPause(previous: PauseSegment, next: PauseSegment, pauses: Pauses): Ms {
  if (previous.kind === 'intro') return pauses.afterIntro;
  if (next.kind === 'outro') return pauses.beforeOutro;
  if (isHeading(previous)) return pauses.afterHeading;
  if (isHeading(next)) return pauses.beforeHeading;
  if (previous.speaker !== next.speaker) return pauses.speakerChange;
  if (isItem(previous) && isItem(next)) return pauses.listItem;
  return pauses.paragraph;
}

function isHeading({ kind }: PauseSegment): boolean {
  return kind === 'title' || kind === 'heading';
}

function isItem({ kind }: PauseSegment): boolean {
  return kind === 'list-item' || kind === 'table';
}
