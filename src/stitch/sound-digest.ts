import { createHash } from 'node:crypto';
import type { PlacedSound } from './place-sounds.ts';

/** Gives a hash of all that shapes a sound's samples as it is mixed, its place aside. */
export type SoundDigest = (sound: PlacedSound) => string;

/** A digest that looks at each clip's bins once, however often it is played. */
export function createSoundDigest(): SoundDigest {
  const known = new Map<string, string>();
  return ({ identity, gainDb, measure }) => {
    let contents = known.get(identity);
    if (contents === undefined) {
      // A clip's key says what was asked for. Its bins say what came: a provider may answer otherwise another time.
      const hash = createHash('sha256').update(JSON.stringify([measure.samples, measure.truePeak]));
      contents = hash.update(Float64Array.from(measure.bins)).digest('hex');
      known.set(identity, contents);
    }
    return createHash('sha256')
      .update(JSON.stringify([identity, contents, gainDb]))
      .digest('hex');
  };
}
