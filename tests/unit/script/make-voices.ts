import type { Voice } from '../../../src/model/capabilities.ts';

function voice(
  id: string,
  gender: Voice['gender'],
  languages: readonly string[],
  rank: number,
  pitchHz?: number,
): Voice {
  const [instance = '', name = ''] = id.split(':');
  return { id, instance, name, gender, languages, rank, ...(pitchHz === undefined ? {} : { pitchHz }) };
}

/** The four voices of the embedded default. */
export const FLITE: readonly Voice[] = [
  voice('flite:rms', 'male', ['en-US'], 1, 103),
  voice('flite:slt', 'female', ['en-US'], 2, 170),
  voice('flite:awb', 'male', ['en-GB'], 3, 128),
  voice('flite:kal16', 'male', ['en-US'], 4, 88),
];

/** A second instance that speaks other languages too. */
export const ESPEAK: readonly Voice[] = [
  voice('espeak:en-us', 'male', ['en-US'], 1),
  voice('espeak:de', 'male', ['de'], 2),
  voice('espeak:fr-be', 'male', ['fr-BE'], 3),
  voice('espeak:fr-fr', 'male', ['fr-FR'], 4),
];
