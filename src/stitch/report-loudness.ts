import { DUAL_MONO_DB, mergeBins, programmeLufs, SILENCE_LUFS } from '../media/loudness.ts';
import { loudnessRange, shortTermCurve } from '../media/loudness-curve.ts';
import type { SoundMeasure } from '../model/clip.ts';
import type { LoudnessReport } from '../model/loudness-report.ts';
import type { Script } from '../model/script.ts';
import type { Master, Timeline } from '../model/timeline.ts';
import { SAMPLE_RATE } from '../model/units.ts';
import type { PlacedSound } from './place-sounds.ts';

/** What a report is made of. */
export interface LoudnessParts {
  readonly script: Pick<Script, 'segments' | 'speakers'>;
  readonly timeline: Timeline;
  readonly master: Omit<Master, 'bytes' | 'sha256'>;
  readonly sounds: readonly PlacedSound[];
  /** Of the clips by their keys. */
  readonly measures: ReadonlyMap<string, SoundMeasure>;
  /** What the encoder adds, dB. */
  readonly encoderDb: number;
}

/** Reckons a report when it is first asked for, while encoders are at work for instance. */
export function prepareReport(parts: LoudnessParts): () => LoudnessReport {
  let known: LoudnessReport | undefined;
  return () => {
    known ??= reportLoudness(parts);
    return known;
  };
}

/** Tells how an episode sounds, from what is known of its sounds: nothing is listened to. */
export function reportLoudness(parts: LoudnessParts): LoudnessReport {
  const { timeline, master, sounds, encoderDb } = parts;
  const bins = mergeBins(sounds, timeline.samples);
  const heardDb = master.gainDb + encoderDb + DUAL_MONO_DB;
  const heard = (lufs: number): number => round(Math.max(SILENCE_LUFS, lufs + heardDb));
  return {
    format: 'readout-loudness/1',
    file: master.file,
    lufs: round(master.lufs),
    range: round(loudnessRange(bins)),
    truePeak: round(master.truePeak),
    gainDb: master.gainDb,
    shortTerm: shortTermCurve(bins).map(heard),
    speakers: speakersOf(parts).map(({ lufs, ...speaker }) => ({ ...speaker, lufs: heard(lufs) })),
  };
}

function speakersOf({ script, timeline, measures }: LoudnessParts): LoudnessReport['speakers'] {
  const speakers = new Map(script.segments.map(({ id, speaker }) => [id, speaker]));
  const said = new Map<string, SoundMeasure[]>();
  for (const cue of timeline.cues) {
    if (cue.kind !== 'clip') continue;
    const [speaker, measure] = [speakers.get(cue.segment), measures.get(cue.clip)];
    if (speaker === undefined || measure === undefined) continue;
    const known = said.get(speaker);
    if (known === undefined) said.set(speaker, [measure]);
    else known.push(measure);
  }
  return [...said].map(([id, clips]) => ({
    id,
    name: script.speakers.find((speaker) => speaker.id === id)?.name ?? id,
    lufs: programmeLufs(joinBins(clips)) ?? SILENCE_LUFS,
    seconds: round(clips.reduce((sum, { samples }) => sum + samples, 0) / SAMPLE_RATE),
  }));
}

function joinBins(clips: readonly SoundMeasure[]): Float64Array {
  const joined = new Float64Array(clips.reduce((sum, { bins }) => sum + bins.length, 0));
  let at = 0;
  for (const { bins } of clips) {
    joined.set(bins, at);
    at += bins.length;
  }
  return joined;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
