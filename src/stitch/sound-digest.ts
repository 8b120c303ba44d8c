import { createHash } from 'node:crypto';
import type { SoundMeasure } from '../model/clip.ts';
import type { PlacedSound } from './place-sounds.ts';

/** What was hashed stays hashed as long as somebody holds the measure: names and records of masters ask for the same. */
const known = new WeakMap<SoundMeasure, string>();

/** A hash of all that shapes a sound's samples as it is mixed, its place aside. */
export function digestSound({ identity, gainDb, measure }: PlacedSound): string {
  return createHash('sha256')
    .update(JSON.stringify([identity, digestMeasure(measure), gainDb]))
    .digest('hex');
}

/** A clip's key says what was asked for. Its bins say what came: a provider may answer otherwise another time. */
function digestMeasure(measure: SoundMeasure): string {
  const before = known.get(measure);
  if (before !== undefined) return before;
  const hash = createHash('sha256').update(JSON.stringify([measure.samples, measure.truePeak]));
  const digest = hash.update(measure.bins).digest('hex');
  known.set(measure, digest);
  return digest;
}
