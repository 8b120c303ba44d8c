import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { clipLufs, measureBins } from '../../../src/media/measure-sound.ts';
import type { Script } from '../../../src/model/script.ts';
import type { Cue } from '../../../src/model/timeline.ts';

/** What a listener gets of an episode. */
export interface Heard {
  /** From the quietest speaker to the loudest, LU. */
  readonly spread: number;
  readonly joins: number;
  /** Joins whose largest step from one sample to the next is above every step inside speech. */
  readonly clicks: number;
}

/** Samples around an edge within which a click would be. */
const AROUND = 24;

/** Measures a decoded master against its timeline: each speaker's loudness, and the steps where clips begin and end. */
export async function listen(
  path: string,
  { cues, script }: { readonly cues: readonly Cue[]; readonly script: Script },
): Promise<Heard> {
  const sound = await createFfmpeg({ path: 'ffmpeg' }).decodeFile(path, { sampleRate: 48_000, channels: 1 });
  const speakers = new Map(script.segments.map(({ id, speaker }) => [id, speaker]));
  const said = cues.filter((cue) => cue.kind === 'clip');
  const bySpeaker = new Map<string, Float32Array[]>();
  let inside = 0;
  for (const { at, samples, segment } of said) {
    const speaker = speakers.get(segment) ?? '';
    const clip = sound.subarray(at, at + samples);
    bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), clip]);
    inside = Math.max(inside, largestStep(clip, AROUND, clip.length - AROUND));
  }
  const edges = said.flatMap(({ at, samples }) => [at, at + samples]);
  const clicks = edges.filter((edge) => largestStep(sound, edge - AROUND, edge + AROUND) > inside);
  const levels = [...bySpeaker.values()].filter((clips) => clips.length > 2).map(loudnessOf);
  return { spread: Math.max(...levels) - Math.min(...levels), joins: edges.length, clicks: clicks.length };
}

function largestStep(samples: Float32Array, from: number, to: number): number {
  let most = 0;
  for (let at = Math.max(1, from); at < Math.min(samples.length, to); at += 1) {
    most = Math.max(most, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)));
  }
  return most;
}

function loudnessOf(clips: readonly Float32Array[]): number {
  const joined = new Float32Array(clips.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const clip of clips) {
    joined.set(clip, at);
    at += clip.length;
  }
  return clipLufs(measureBins(joined), joined.length);
}
