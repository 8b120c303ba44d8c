import type { SoundMeasure } from '../model/clip.ts';
import type { Cue } from '../model/timeline.ts';
import type { LevelledPiece } from './level-programme.ts';
import type { LoadedAsset } from './load-assets.ts';

/** A sound at its place, with all that is known about it besides its samples. */
export type PlacedSound = LevelledPiece & {
  /** Key of the clip, or sha256 of the asset. */
  readonly identity: string;
  readonly gainDb: number;
  readonly measure: SoundMeasure;
};

/** Joins the cues with what is known of their sounds. */
export function placeSounds(
  cues: readonly Cue[],
  measures: ReadonlyMap<string, SoundMeasure>,
  assets: ReadonlyMap<string, LoadedAsset>,
): PlacedSound[] {
  return cues.flatMap((cue) => {
    if (cue.kind === 'sting') {
      const asset = assets.get(cue.asset);
      return asset ? [{ at: cue.at, gainDb: cue.gainDb, identity: asset.sha256, measure: asset.measure }] : [];
    }
    const measure = measures.get(cue.clip);
    return measure ? [{ at: cue.at, gainDb: 0, identity: cue.clip, measure }] : [];
  });
}
