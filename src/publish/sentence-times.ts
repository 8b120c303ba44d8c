import type { ClipsFile, WordTime } from '../model/clip.ts';
import type { Script, Segment } from '../model/script.ts';
import type { Timeline } from '../model/timeline.ts';
import { type Ms, toMs } from '../model/units.ts';
import { alignWords, type HeardWord } from './align-words.ts';
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
  /** Words of it whose time is known, in order. */
  readonly words?: readonly HeardWord[];
}

interface Stretch {
  readonly segment: string;
  readonly sentence: number;
  readonly sentences: number;
  readonly at: number;
  readonly end: number;
  /** Words on the episode's clock. */
  readonly words: readonly WordTime[];
}

/** When each sentence of the script is heard, in order of time. A clip of several sentences is shared out by their lengths, or by its words where their times are known. @param clips Has them. */
export function sentenceTimes(script: Script, timeline: Timeline, clips?: ClipsFile): SentenceTime[] {
  const segments = new Map(script.segments.map((segment) => [segment.id, segment]));
  const names = new Map(script.speakers.map((speaker) => [speaker.id, cleanLine(speaker.name)]));
  return stretches(timeline, clips).flatMap((stretch) => {
    const segment = segments.get(stretch.segment);
    if (segment === undefined) return [];
    return shareOut(segment, stretch, names.get(segment.speaker) ?? segment.speaker);
  });
}

/** Clip cues with the parts of one sentence joined. */
function stretches(timeline: Timeline, clips: ClipsFile | undefined): Stretch[] {
  const joined: Stretch[] = [];
  const spoken = new Map(clips?.segments.map(({ segment, utterances }) => [segment, utterances]));
  for (const cue of timeline.cues) {
    if (cue.kind !== 'clip') continue;
    const end = cue.at + cue.samples;
    const utterance = spoken
      .get(cue.segment)
      ?.find(({ clip, sentence }) => clip === cue.clip && sentence === cue.sentence);
    const words = (utterance?.words ?? []).map((word) => ({ ...word, startMs: word.startMs + toMs(cue.at) }));
    const last = joined.at(-1);
    const isSame = last?.segment === cue.segment && last.sentence === cue.sentence;
    if (isSame) joined[joined.length - 1] = { ...last, end, words: [...last.words, ...words] };
    else
      joined.push({ segment: cue.segment, sentence: cue.sentence, sentences: cue.sentences, at: cue.at, end, words });
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
  const heard = alignAll(texts, stretch.words);
  const starts = times.map(({ startMs }, index) => (index === 0 ? startMs : (firstHeard(heard[index]) ?? startMs)));
  return texts.flatMap((text, index) => {
    const time = times[index];
    const startMs = starts[index];
    if (text === '' || time === undefined || startMs === undefined) return [];
    const words = heard[index] ?? [];
    const endMs = starts[index + 1] ?? time.endMs;
    const timed = words.length === 0 ? {} : { words };
    // Times that do not go forwards are nobody's: then lengths decide.
    const span = isForwards(starts, times.at(-1)?.endMs) ? { startMs, endMs, ...timed } : time;
    return [{ segment: segment.id, speaker: segment.speaker, name, text, ...span }];
  });
}

function alignAll(texts: readonly string[], timed: readonly WordTime[]): (readonly HeardWord[])[] {
  let from = 0;
  return texts.map((text) => {
    const { words, next } = alignWords(text, timed, from);
    from = next;
    return words;
  });
}

/** When a text begins, where its very first word is timed. */
function firstHeard(words: readonly HeardWord[] = []): Ms | undefined {
  return words[0]?.offset === 0 ? words[0].startMs : undefined;
}

function isForwards(starts: readonly Ms[], endMs: Ms = Number.POSITIVE_INFINITY): boolean {
  return starts.every((start, index) => start < (starts[index + 1] ?? endMs));
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
