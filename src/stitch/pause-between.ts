import type { Segment } from '../model/script.ts';
import type { Ms } from '../model/units.ts';
import type { Pauses } from './themes.ts';

/** What of a segment decides the pause beside it. */
export type PauseSegment = Pick<Segment, 'kind' | 'speaker' | 'pauseAfterMs'>;

/** How long it is silent between two segments of one chapter; what a producer asked for, else the first rule that fits. */
export function pauseBetween(previous: PauseSegment, next: PauseSegment, pauses: Pauses): Ms {
  // What a producer asked for is meant so, whatever grammar and show would do.
  if (previous.pauseAfterMs !== undefined) return previous.pauseAfterMs;
  return Math.max(grammarPause(previous, next, pauses), leastBetween(previous, next, pauses));
}

/** The same between the last segment of a chapter and the first of the next. */
export function pauseBetweenChapters(previous: PauseSegment, next: PauseSegment, pauses: Pauses): Ms {
  return previous.pauseAfterMs ?? Math.max(pauses.chapter, leastBetween(previous, next, pauses));
}

/** How long it is silent after a chapter's sting, where the silence before it and the sting took `passedMs` already. */
export function pauseAfterSting(previous: PauseSegment, next: PauseSegment, pauses: Pauses, passedMs: Ms): Ms {
  const { afterChapterSting: usual } = pauses;
  if (previous.pauseAfterMs !== undefined) return usual;
  return Math.max(usual, leastBetween(previous, next, pauses) - passedMs);
}

/** What a show asks for at least between two speakers, whatever stands between them. */
function leastBetween(previous: PauseSegment, next: PauseSegment, { leastBetweenSpeakers = 0 }: Pauses): Ms {
  return previous.speaker === next.speaker ? 0 : leastBetweenSpeakers;
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
