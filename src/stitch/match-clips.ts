import type { ClipsFile, UtteranceClip } from '../model/clip.ts';
import type { Script, Segment } from '../model/script.ts';
import { incomplete } from './incomplete.ts';

/** A segment with the clips that say it, all of them and no others, in order. */
export interface SpokenSegment {
  readonly segment: Segment;
  readonly utterances: readonly UtteranceClip[];
}

/**
 * Joins the script with what was spoken. The script is the manifest: every sentence must be there exactly once.
 * @throws ReadoutError `episode-incomplete` naming the segment that is missing, surplus or not whole.
 */
export function matchClips(script: Pick<Script, 'segments'>, clips: ClipsFile): SpokenSegment[] {
  if (script.segments.length === 0) throw incomplete('The script has no segments.');
  const spoken = new Map<string, readonly UtteranceClip[]>();
  for (const { segment, utterances } of clips.segments) {
    if (spoken.has(segment)) throw incomplete(`Segment ${segment} has two sets of clips.`);
    spoken.set(segment, utterances);
  }
  const matched = script.segments.map((segment) => {
    const utterances = spoken.get(segment.id);
    if (utterances === undefined) throw incomplete(`Segment ${segment.id} has no clips.`);
    spoken.delete(segment.id);
    checkSentences(segment, utterances);
    return { segment, utterances };
  });
  const [surplus] = spoken.keys();
  if (surplus !== undefined) throw incomplete(`There are clips of segment ${surplus}, which is not in the script.`);
  return matched;
}

function checkSentences(segment: Segment, utterances: readonly UtteranceClip[]): void {
  let previous: UtteranceClip | undefined;
  for (const utterance of utterances) {
    if (!follows(previous, utterance)) {
      const expected = previous === undefined ? 0 : previous.sentence + previous.sentences;
      throw incomplete(
        `Segment ${segment.id} has clips out of order: after ${expected} sentences comes part ${utterance.part} of sentence ${utterance.sentence}.`,
      );
    }
    checkParts(segment, previous, utterance);
    if (utterance.samples <= 0) throw incomplete(`Segment ${segment.id} has an empty clip.`);
    previous = utterance;
  }
  checkParts(segment, previous, undefined);
  const said = previous === undefined ? 0 : previous.sentence + previous.sentences;
  if (previous === undefined || said !== segment.sentences.length) {
    throw incomplete(`Segment ${segment.id} has clips of ${said} of its ${segment.sentences.length} sentences.`);
  }
}

/** Sees that the sentence before `next` has all its parts, where its clips tell how many there are. */
function checkParts(segment: Segment, previous: UtteranceClip | undefined, next: UtteranceClip | undefined): void {
  if (previous?.parts === undefined || (next !== undefined && isSameSentence(previous, next))) return;
  if (previous.part + 1 === previous.parts) return;
  throw incomplete(
    `Segment ${segment.id} has ${previous.part + 1} of ${previous.parts} parts of sentence ${previous.sentence}.`,
  );
}

function follows(previous: UtteranceClip | undefined, next: UtteranceClip): boolean {
  if (isSameSentence(previous, next)) return next.part === (previous?.part ?? 0) + 1;
  const expected = previous === undefined ? 0 : previous.sentence + previous.sentences;
  return next.sentence === expected && next.part === 0;
}

/** Whether `next` goes on with the very sentence that `previous` began. */
export function isSameSentence(previous: UtteranceClip | undefined, next: UtteranceClip): boolean {
  return previous !== undefined && next.part > 0 && next.sentence === previous.sentence && previous.sentences === 1;
}
