import { DUAL_MONO_DB, type MeasuredPiece, mergeBins, programmeLufs, SILENCE_LUFS } from '../media/loudness.ts';
import type { SoundMeasure } from '../model/clip.ts';
import type { Samples } from '../model/units.ts';

/** A sound of the programme with its peak. */
export type LevelledPiece = MeasuredPiece & { readonly measure: Pick<SoundMeasure, 'truePeak'> };

/** What a programme is to sound like. */
export interface LevelTarget {
  /** On a dual-mono meter, after the encoder, LUFS; a file with the same on two channels reads the same on a stereo meter. */
  readonly lufs: number;
  /** Before the encoder, dBTP: what a lossy encoder adds must stay below the limit for listeners. */
  readonly ceilingDbtp: number;
  /** What the encoder adds, dB; LAME takes some off. */
  readonly encoderDb: number;
}

/** How a programme will sound. */
export interface ProgrammeLevel {
  /** A multiple of 0.1 dB, so that a small edit seldom changes every frame. */
  readonly gainDb: number;
  /** On a dual-mono meter, after the encoder, LUFS. */
  readonly lufs: number;
  /** Before the encoder, dBTP. */
  readonly truePeak: number;
}

/** The same, and what the ceiling leaves it too quiet by, dB. */
export type ReachableLevel = ProgrammeLevel & { readonly missingDb: number };

/**
 * Finds the programme's gain from what is known of its sounds, without listening to them again. A pure function of the
 * sounds and their places: nothing of an earlier build enters, or the result would depend on history.
 */
export function levelProgramme(
  pieces: readonly LevelledPiece[],
  samples: Samples,
  target: LevelTarget,
): ReachableLevel {
  const measured = programmeLufs(mergeBins(pieces, samples));
  const heard = (measured ?? SILENCE_LUFS) + DUAL_MONO_DB + target.encoderDb;
  const peak = pieces.reduce(
    (loudest, { measure, gainDb = 0 }) => Math.max(loudest, measure.truePeak + gainDb),
    SILENCE_LUFS,
  );
  const wanted = measured === undefined ? 0 : Math.round((target.lufs - heard) * 10);
  const allowed = Math.floor((target.ceilingDbtp - peak) * 10);
  const gainDb = Math.min(wanted, allowed) / 10;
  const missingDb = Math.max(0, wanted - allowed) / 10;
  return { gainDb, lufs: heard + gainDb, truePeak: peak + gainDb, missingDb };
}
