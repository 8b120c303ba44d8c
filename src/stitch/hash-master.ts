import { createHash } from 'node:crypto';
import type { Samples } from '../model/units.ts';
import type { PlacedSound } from './place-sounds.ts';
import { digestSound } from './sound-digest.ts';

/** Everything that shapes the bytes of a master. */
export interface MasterParts {
  /** See {@link masterRecipe}. */
  readonly recipe: string;
  readonly tag: Uint8Array;
  readonly samples: Samples;
  readonly gainDb: number;
  readonly sounds: readonly PlacedSound[];
}

/** Counts changes of ours that give other bytes from the same parts (mixing, framing, the tag's order). */
const MASTERING_VERSION = 2;
/** Enough that no two masters ever share a name, short enough to be read out. */
const HASH_DIGITS = 16;

/** How sound becomes bytes: our version, the encoder's name and version, its settings. */
export function masterRecipe(format: Readonly<Record<string, string | number>>, encoder: string): string {
  return JSON.stringify([MASTERING_VERSION, encoder, Object.entries(format).sort()]);
}

/** A short hash of a master's parts: other bytes always get another name. */
export function hashMaster({ recipe, tag, samples, gainDb, sounds }: MasterParts): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([recipe, samples, gainDb, tag.length]));
  hash.update(tag);
  for (const sound of sounds) hash.update(JSON.stringify([sound.at, digestSound(sound)]));
  return hash.digest('hex').slice(0, HASH_DIGITS);
}
