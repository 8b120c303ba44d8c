import type { Script, Segment } from '../model/script.ts';
import type { Timeline } from '../model/timeline.ts';
import { type Ms, toMs } from '../model/units.ts';
import { cleanLine } from './clean-text.ts';

/** One sentence as it is heard. Times are whole milliseconds, in order and without overlap. */
export interface SentenceTime {
  readonly segment: string;
  /** Id of the speaker in the script. */
  readonly speaker: string;
  /** The name shown. */
  readonly name: string;
  readonly text: string;
  readonly startMs: Ms;
  readonly endMs: Ms;
}

interface Stretch {
  readonly segment: string;
  readonly sentence: number;
  readonly sentences: number;
  readonly at: number;
  readonly end: number;
}

/** When each sentence of the script is heard, in order of time. A clip of several sentences is shared out by their lengths. */
export function sentenceTimes(script: Script, timeline: Timeline): SentenceTime[] {
  const segments = new Map(script.segments.map((segment) => [segment.id, segment]));
  const names = new Map(script.speakers.map((speaker) => [speaker.id, cleanLine(speaker.name)]));
  return stretches(timeline).flatMap((stretch) => {
    const segment = segments.get(stretch.segment);
    if (segment === undefined) return [];
    return shareOut(segment, stretch, names.get(segment.speaker) ?? segment.speaker);
  });
}

/** Clip cues with the parts of one sentence joined. */
function stretches(timeline: Timeline): Stretch[] {
  const joined: Stretch[] = [];
  for (const cue of timeline.cues) {
    if (cue.kind !== 'clip') continue;
    const end = cue.at + cue.samples;
    const last = joined.at(-1);
    const isSame = last?.segment === cue.segment && last.sentence === cue.sentence;
    if (isSame) joined[joined.length - 1] = { ...last, end };
    else joined.push({ segment: cue.segment, sentence: cue.sentence, sentences: cue.sentences, at: cue.at, end });
  }
  return joined;
}

function shareOut(segment: Segment, stretch: Stretch, name: string): SentenceTime[] {
  const texts = segment.sentences
    .slice(stretch.sentence, stretch.sentence + stretch.sentences)
    .map((sentence) => cleanLine(sentence.text));
  const times = shareTime(
    Math.floor(toMs(stretch.at)),
    Math.floor(toMs(stretch.end)),
    texts.map((text) => text.length),
  );
  return texts.flatMap((text, index) => {
    const time = times[index];
    if (text === '' || time === undefined) return [];
    return [{ segment: segment.id, speaker: segment.speaker, name, text, ...time }];
  });
}

/** Divides a stretch of time in proportion to `weights`, in whole milliseconds, without gaps. */
export function shareTime(
  startMs: Ms,
  endMs: Ms,
  weights: readonly number[],
): { readonly startMs: Ms; readonly endMs: Ms }[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let done = 0;
  const at = (weight: number): Ms => startMs + Math.round(((endMs - startMs) * weight) / Math.max(total, 1));
  return weights.map((weight) => {
    const from = at(done);
    done += weight;
    return { startMs: from, endMs: at(done) };
  });
}
