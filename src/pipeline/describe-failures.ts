import { ReadoutError } from '../model/readout-error.ts';
import type { Script } from '../model/script.ts';
import { nameSegments } from './gather-clips.ts';

/** A segment that could not be spoken: its place in the script and why. */
export interface SegmentFailure {
  readonly place: number;
  readonly error: ReadoutError;
}

/**
 * One error for all segments that failed: it names them, in the script's order, and says why the first did. Its code is theirs
 * where all failed for one reason.
 */
export function describeFailures(script: Script, failures: readonly SegmentFailure[]): ReadoutError {
  const inOrder = [...failures].sort((left, right) => left.place - right.place);
  const segments = inOrder.flatMap(({ place }) => script.segments[place] ?? []);
  const codes = new Set(inOrder.map(({ error }) => error.code));
  const first = inOrder[0]?.error;
  const count = segments.length === 1 ? '1 segment' : `${segments.length} segments`;
  return new ReadoutError(
    codes.size === 1 && first !== undefined ? first.code : 'episode-incomplete',
    `${count} of ${script.segments.length} could not be spoken: ${nameSegments(segments)}. ${first?.message ?? ''}`.trim(),
    { hint: first?.hint ?? 'Run the command again; finished segments are kept.' },
  );
}
