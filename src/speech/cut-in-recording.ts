import { join } from 'node:path';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { ClipLevel } from '../media/level-sound.ts';
import { CLIP_PROCESSING_VERSION } from '../media/make-clip.ts';
import { readRecording } from '../media/read-recording.ts';
import type { Clip, SegmentClips } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { RECORDED_VOICE, type Recording, type Segment } from '../model/script.ts';
import { clipKey, readClip } from '../store/clip-store.ts';
import { hashFile } from '../store/hash-file.ts';
import { sourceFolder } from '../store/paths.ts';
import { type ClipMaker, inlineClipMaker } from './clip-maker.ts';

/** Raised whenever the same recording would give another clip, beside the version of what is done to every clip. */
const RECORDING_VERSION = '1';

/** A recorded segment, and what its clip is made with. */
export interface CutInRequest extends ClipLevel {
  /** The data folder. */
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly segment: Pick<Segment, 'id' | 'sentences'>;
  readonly recording: Recording;
  readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
  /** Where clips are made; without it in this thread. */
  readonly clipMaker?: ClipMaker;
}

/**
 * Makes the clip of a recorded segment, in place of speaking it: one for all of its sentences, found or made, for nothing.
 * @throws ReadoutError `bad-file` naming the segment, where its recording is gone, is another file, or cannot be used.
 */
export async function cutInRecording(request: CutInRequest, signal?: AbortSignal): Promise<SegmentClips> {
  const { segment, recording } = request;
  const clip = (await readClip(request.home, clipKey(recipeOf(request)))) ?? (await makeRecordedClip(request, signal));
  return {
    format: 'readout-segment-clips/1',
    segment: segment.id,
    voice: RECORDED_VOICE,
    utterances: [
      {
        sentence: 0,
        sentences: segment.sentences.length,
        part: 0,
        parts: 1,
        take: recording.sha256,
        clip: clip.key,
        samples: clip.measure.samples,
        breakAfterMs: 0,
      },
    ],
    takesMade: 0,
    takesFound: 0,
    billed: 0,
    warnings: [],
  };
}

async function makeRecordedClip(request: CutInRequest, signal: AbortSignal | undefined): Promise<Clip> {
  const { home, episode, segment, recording, ffmpeg, clipMaker = inlineClipMaker } = request;
  const path = join(sourceFolder(home, episode), recording.file);
  // A rebuild must give what was heard before: another file under the same name is not the one that was agreed to.
  const found = await hashFile(path, signal);
  if (found !== undefined && found.sha256 !== recording.sha256) throw isAnother(segment.id, path);
  const sound = await readRecording(path, ffmpeg, signal);
  return clipMaker.makeClip(home, sound, recipeOf(request), signal);
}

function recipeOf({ recording, targetLufs, ceilingDbtp }: CutInRequest) {
  const processing = `${CLIP_PROCESSING_VERSION}/recording-${RECORDING_VERSION}`;
  return { take: recording.sha256, targetLufs, ceilingDbtp, processing };
}

function isAnother(segment: string, path: string): ReadoutError {
  return new ReadoutError('bad-file', `The recording of segment ${segment}, ${path}, is not the file that was kept.`, {
    hint: 'Name it again in the script file, or put the old file back.',
  });
}
