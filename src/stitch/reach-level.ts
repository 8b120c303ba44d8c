import type { ClipLevel } from '../media/level-sound.ts';
import type { Samples } from '../model/units.ts';
import { levelProgramme, type ReachableLevel } from './level-programme.ts';
import { type MixSounds, makeLouderSounds } from './louder-sounds.ts';
import { type PlacedSound, placeSounds } from './place-sounds.ts';
import type { ReadClip } from './read-clips.ts';
import type { RenditionSettings } from './renditions.ts';

/** What a programme is mixed of, at which gain, and how it will sound. */
export interface LevelledSounds extends MixSounds {
  readonly sounds: readonly PlacedSound[];
  readonly level: ReachableLevel;
}

/** In steps, so that a small edit seldom makes every clip anew. */
const STEP_DB = 0.5;
/** More would be the limiter's sound and no longer the voice's. */
const MOST_DB = 8;
const ROUNDS = 5;

/**
 * Finds the gain of a programme. Short lines between pauses are quieter together than each alone, and the ceiling may forbid the
 * gain that this takes: then all of its sounds are made that much louder, under the same ceiling. A pure function of the sounds.
 */
export async function reachLevel(
  source: { readonly home: string; readonly read: ReadClip },
  { clips, level: target }: Pick<RenditionSettings, 'clips' | 'level'>,
  { samples, ...given }: MixSounds & { readonly samples: Samples },
  signal: AbortSignal,
): Promise<LevelledSounds> {
  const place = async (mixed: MixSounds): Promise<LevelledSounds> => {
    const sounds = await placeSounds({ ...mixed, readClip: source.read });
    return { ...mixed, sounds, level: levelProgramme(sounds, samples, target) };
  };
  let reached = await place(given);
  // The limiter takes back a part of each step, so that more may be missing.
  let raiseDb = 0;
  for (let round = 1; round <= ROUNDS && reached.level.missingDb > 0 && raiseDb < MOST_DB; round++) {
    raiseDb = Math.min(MOST_DB, raiseDb + Math.ceil(reached.level.missingDb / STEP_DB) * STEP_DB);
    const louder: ClipLevel = { ...clips, targetLufs: clips.targetLufs + raiseDb };
    reached = await place(await makeLouderSounds(source, given, clips, louder, signal));
  }
  return reached;
}
