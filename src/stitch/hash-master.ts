import { createHash } from 'node:crypto';
import type { Samples } from '../model/units.ts';
import type { PlacedSound } from './place-sounds.ts';

/** Everything that shapes the bytes of a master. */
export interface MasterParts {
  readonly format: { readonly bitrateKbps: number; readonly channels: number };
  /** Name and version of the encoder. */
  readonly encoder: string;
  readonly tag: Uint8Array;
  readonly samples: Samples;
  readonly gainDb: number;
  readonly sounds: readonly PlacedSound[];
}

/** Counts changes of ours that give other bytes from the same parts (mixing, framing, the tag's order). */
const MASTERING_VERSION = 1;
/** Enough that no two masters ever share a name, short enough to be read out. */
const HASH_DIGITS = 16;

/** A short hash of a master's parts: other bytes always get another name. */
export function hashMaster({ format, encoder, tag, samples, gainDb, sounds }: MasterParts): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([MASTERING_VERSION, format, encoder, samples, gainDb, tag.length]));
  hash.update(tag);
  const seen = new Set<string>();
  for (const { at, gainDb: soundGainDb, identity, measure } of sounds) {
    hash.update(JSON.stringify([at, soundGainDb, identity, measure.samples, measure.truePeak]));
    // A clip's key says what was asked for. Its bins say what came: a provider may answer otherwise another time.
    if (!seen.has(identity)) hash.update(Float64Array.from(measure.bins));
    seen.add(identity);
  }
  return hash.digest('hex').slice(0, HASH_DIGITS);
}
