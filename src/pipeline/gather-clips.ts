import { type ClipsFile, type SegmentClips, segmentClipsSchema } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Script, Segment } from '../model/script.ts';
import { readJson } from '../store/json-file.ts';
import { segmentClipsFile } from '../store/paths.ts';
import { findInManifest, voiceOf } from './speech-plan.ts';

/** How many segments a failure names before it only counts them. */
const NAMED_SEGMENTS = 5;
/** Characters of a segment's text that are enough to recognise it. */
const EXCERPT_LENGTH = 40;

/**
 * What the speech jobs made, in the script's order and complete: the script is the manifest, never what a job returned.
 * @throws ReadoutError `episode-incomplete` naming the segments that are missing.
 */
export async function gatherClips(home: string, episode: EpisodeReference, script: Script): Promise<ClipsFile> {
  const found = await Promise.all(
    script.segments.map(({ id }) => readJson(segmentClipsFile(home, episode, id), segmentClipsSchema)),
  );
  const segments: SegmentClips[] = [];
  const missing: Segment[] = [];
  for (const [index, segment] of script.segments.entries()) {
    const clips = found[index];
    if (clips !== undefined && isWhole(clips, segment, voiceOf(segment, findInManifest(script, segment.id).speaker))) {
      segments.push(clips);
    } else missing.push(segment);
  }
  if (missing.length === 0) return { format: 'readout-clips/1', segments };
  throw new ReadoutError(
    'episode-incomplete',
    `${missing.length} of ${script.segments.length} segments of episode ${script.episode} were not spoken: ${nameSegments(missing)}.`,
    { hint: 'Run the command again; finished segments are kept.' },
  );
}

/** Segments as a person recognises them: id and how the text begins. */
export function nameSegments(segments: readonly Pick<Segment, 'id' | 'text'>[]): string {
  const named = segments.slice(0, NAMED_SEGMENTS).map(({ id, text }) => `${id} ("${excerpt(text)}")`);
  const others = segments.length - named.length;
  return others === 0 ? named.join(', ') : `${named.join(', ')} and ${others} more`;
}

/** How a text begins: enough to recognise it. */
export function excerpt(text: string): string {
  return text.length <= EXCERPT_LENGTH ? text : `${text.slice(0, EXCERPT_LENGTH).trimEnd()}…`;
}

/** Whether every sentence of the segment sounds, in order, in the right voice. */
function isWhole(clips: SegmentClips, segment: Segment, voice: string): boolean {
  if (clips.voice !== voice) return false;
  let next = 0;
  for (const { sentence, sentences } of clips.utterances) {
    // Parts of one sentence repeat its number.
    if (sentence > next) return false;
    next = Math.max(next, sentence + sentences);
  }
  return next === segment.sentences.length;
}
