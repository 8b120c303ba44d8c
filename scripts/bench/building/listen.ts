import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { DUAL_MONO_DB } from '../../../src/media/loudness.ts';
import { measureFile } from '../../../src/media/measure-file.ts';
import { clipLufs, measureBins } from '../../../src/media/measure-sound.ts';
import type { Script } from '../../../src/model/script.ts';
import type { Cue } from '../../../src/model/timeline.ts';
import { SAMPLE_RATE, type Samples } from '../../../src/model/units.ts';

/** What a listener gets of an episode; all of it is measured on the decoded file. */
export interface Heard {
  /** Of the whole, on a dual-mono meter, LUFS. */
  readonly lufs: number;
  /** dBTP. */
  readonly truePeak: number;
  /** All that each speaker says, by the speaker's id, on a dual-mono meter, LUFS. */
  readonly speakers: ReadonlyMap<string, number>;
  readonly joins: number;
  /** Joins with a step from one sample to the next that speech beside them does not explain. */
  readonly clicks: number;
}

/** Samples around an edge within which a click would be. */
const AROUND = 24;
/**
 * Speech beside an edge that its step is compared with. Neither all speech nor all of the clip: somewhere there is a sibilant
 * with steps of 0.2 to 0.3 of full scale, beside which nearly any click passes.
 */
const BESIDE: Samples = SAMPLE_RATE / 4;
/**
 * A step above this share of the largest beside it is a click. Fades of 5 ms leave speech a tenth of itself within
 * {@link AROUND}; builds show less than a hundredth, as speech begins softly too.
 */
const SHARE = 0.25;

/** Measures a decoded master against its timeline: the whole, each speaker, and the steps where clips begin and end. */
export async function listen(
  path: string,
  { cues, script }: { readonly cues: readonly Cue[]; readonly script: Pick<Script, 'segments'> },
): Promise<Heard> {
  const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
  const { lufs, truePeak } = await measureFile(path, ffmpeg);
  const sound = await ffmpeg.decodeFile(path, { sampleRate: SAMPLE_RATE, channels: 1 });
  const said = cues.filter((cue) => cue.kind === 'clip');
  const isClick = said.flatMap((cue) => [clicksAtStart(sound, cue), clicksAtEnd(sound, cue)]);
  return {
    lufs,
    truePeak,
    speakers: loudnessOfSpeakers(sound, said, script),
    joins: isClick.length,
    clicks: isClick.filter(Boolean).length,
  };
}

type Place = Pick<Cue, 'at' | 'samples'>;
type ClipCue = Extract<Cue, { kind: 'clip' }>;

function clicksAtStart(sound: Float32Array, { at, samples }: Place): boolean {
  const beside = largestStep(sound, at + AROUND, at + Math.min(BESIDE, samples - AROUND));
  return largestStep(sound, at - AROUND, at + AROUND) > SHARE * beside;
}

function clicksAtEnd(sound: Float32Array, { at, samples }: Place): boolean {
  const end = at + samples;
  const beside = largestStep(sound, end - Math.min(BESIDE, samples - AROUND), end - AROUND);
  return largestStep(sound, end - AROUND, end + AROUND) > SHARE * beside;
}

function largestStep(samples: Float32Array, from: Samples, to: Samples): number {
  let most = 0;
  for (let at = Math.max(1, from); at < Math.min(samples.length, to); at += 1) {
    most = Math.max(most, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)));
  }
  return most;
}

function loudnessOfSpeakers(
  sound: Float32Array,
  said: readonly ClipCue[],
  { segments }: Pick<Script, 'segments'>,
): Map<string, number> {
  const speakers = new Map(segments.map(({ id, speaker }) => [id, speaker]));
  const bySpeaker = new Map<string, Float32Array[]>();
  for (const { at, samples, segment } of said) {
    const speaker = speakers.get(segment);
    if (speaker === undefined) throw new Error(`The timeline plays segment ${segment}, which the script has not.`);
    bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), sound.subarray(at, at + samples)]);
  }
  return new Map([...bySpeaker].map(([speaker, clips]) => [speaker, loudnessOf(clips)]));
}

function loudnessOf(clips: readonly Float32Array[]): number {
  const joined = new Float32Array(clips.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const clip of clips) {
    joined.set(clip, at);
    at += clip.length;
  }
  return clipLufs(measureBins(joined), joined.length) + DUAL_MONO_DB;
}
