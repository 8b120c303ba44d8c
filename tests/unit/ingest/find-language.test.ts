import { expect, it } from 'vitest';
import { findLanguage } from '../../../src/ingest/documents/find-language.ts';

const ENGLISH =
  'The harbour master opened the gate at six and let the first boats go out to the fishing grounds. Nobody had told her of the storm that was on its way from the north, and the glass in the hall had fallen all night. By noon the sky over the point was black, and most of the crews had turned to come home. Two of them did not, and the village waited on the mole until the lamps were lit.';

it.each([
  ['en', ENGLISH],
  [
    'de',
    `„The Wall of the North and the Sea“ heißt das Buch. ${'Der Hafenmeister öffnete am Morgen das Tor und ließ die Boote hinaus. '.repeat(6)}`,
  ],
  [
    'nl',
    'De havenmeester opende om zes uur het hek en liet de eerste boten naar zee gaan. Niemand had haar verteld dat er storm op komst was, en het glas in de hal was de hele nacht gedaald.',
  ],
  [
    'fr',
    'Le maître du port ouvrit la grille à six heures et laissa sortir les premiers bateaux. Personne ne lui avait parlé de la tempête qui venait du nord, et toute la nuit le baromètre avait baissé.',
  ],
  [
    'da',
    'Havnefogeden åbnede porten klokken seks og lod de første både sejle ud. Ingen havde fortalt hende om stormen, der var på vej fra nord, og barometeret var faldet hele natten.',
  ],
])('finds %s', async (language, text) => {
  expect(await findLanguage(text, undefined)).toBe(language);
});

it('believes what the page says, and takes for English what is no text', async () => {
  expect(await findLanguage(ENGLISH, 'fr_CA')).toBe('fr-CA');
  expect(await findLanguage('1 2 3', undefined)).toBe('en');
});
