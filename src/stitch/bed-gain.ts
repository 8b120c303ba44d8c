import { fromDb } from '../media/loudness.ts';
import type { BedCue } from '../model/timeline.ts';
import type { Samples } from '../model/units.ts';

/** The factors of a bed from sample `from` to `to` of its cue (exclusive): each depends on its place alone. */
export function bedGains(cue: BedCue, from: Samples, to: Samples): Float64Array {
  const points = cue.points.map(({ at, gainDb }) => ({ at, factor: fromDb(gainDb) }));
  const gains = new Float64Array(to - from);
  let next = points.findIndex(({ at }) => at > from);
  if (next < 0) next = points.length;
  for (let at = from; at < to; at++) {
    while (next < points.length && (points[next]?.at ?? 0) <= at) next++;
    const [left, right] = [points[next - 1], points[next]];
    gains[at - from] = between(left ?? right, right ?? left, at) * fade(cue, at);
  }
  return gains;
}

interface Point {
  readonly at: Samples;
  readonly factor: number;
}

function between(left: Point | undefined, right: Point | undefined, at: Samples): number {
  if (left === undefined || right === undefined) return 1;
  if (right.at === left.at) return left.factor;
  return left.factor + (right.factor - left.factor) * smooth((at - left.at) / (right.at - left.at));
}

function fade({ samples, fadeIn, fadeOut }: BedCue, at: Samples): number {
  const coming = fadeIn > 0 ? smooth(at / fadeIn) : 1;
  return coming * (fadeOut > 0 ? smooth((samples - at) / fadeOut) : 1);
}

/** From 0 to 1 without a corner. */
function smooth(progress: number): number {
  const part = Math.min(1, Math.max(0, progress));
  return part * part * (3 - 2 * part);
}
