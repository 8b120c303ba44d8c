import { expect, it } from 'vitest';
import { spokenText, writtenText } from '../../../../src/model/speech-plan.ts';
import { planSentence } from '../../../../src/script/normalise/plan-sentence.ts';

const GERMAN = [
  ['Es sind 21 Boote.', 'Es sind einundzwanzig Boote.'],
  ['1.234 Leute', 'eintausendzweihundertvierunddreißig Leute'],
  ['3,5 Meter', 'drei Komma fünf Meter'],
  ['im Jahr 1984', 'im Jahr neunzehnhundertvierundachtzig'],
  ['im Jahr 2026', 'im Jahr zweitausendsechsundzwanzig'],
  ['2014–2018', 'zweitausendvierzehn bis zweitausendachtzehn'],
  ['3,2 Mrd. €', 'drei Komma zwei Milliarden Euro'],
  ['1 €', 'ein Euro'],
  ['42,50 €', 'zweiundvierzig Euro fünfzig Cent'],
  ['20 %', 'zwanzig Prozent'],
  ['-5 °C', 'minus fünf Grad Celsius'],
  ['100 km/h', 'einhundert Kilometer pro Stunde'],
  ['5 km', 'fünf Kilometer'],
  ['am 3. Oktober 1990', 'am dritten Oktober neunzehnhundertneunzig'],
  ['am 24.11.2026', 'am vierundzwanzigsten November zweitausendsechsundzwanzig'],
  ['um 14:30 Uhr', 'um vierzehn Uhr dreißig'],
  ['um 9 Uhr', 'um neun Uhr'],
  ['Boote, z. B. alte', 'Boote, zum Beispiel alte'],
  ['Boote, z.B. alte', 'Boote, zum Beispiel alte'],
  ['Boote usw.', 'Boote und so weiter.'],
  ['Dr. Vale', 'Doktor Vale'],
  ['Nr. 5', 'Nummer fünf'],
  ['die EU und die NATO', 'die E U und die Nato'],
  ['5-10 Boote', 'fünf bis zehn Boote'],
  ['im 19. Jahrhundert', 'im neunzehnten Jahrhundert'],
  ['quillby.de', 'quillby Punkt de'],
  ['Fisch & Brot', 'Fisch und Brot'],
] as const;
const FRENCH = [
  ['21 bateaux', 'vingt et un bateaux'],
  ['1 234 personnes', 'mille deux cent trente-quatre personnes'],
  ['3,5 %', 'trois virgule cinq pour cent'],
  ['en 1984', 'en mille neuf cent quatre-vingt-quatre'],
  ['20 €', 'vingt euros'],
  ['42,50 €', 'quarante-deux euros cinquante centimes'],
  ['3 millions €', 'trois millions d’euros'],
  ['3,2 milliards $', 'trois virgule deux milliards de dollars'],
  ['à 14h30', 'à quatorze heures trente'],
  ['à 9 h', 'à neuf heures'],
  ['le 1er mai', 'le premier mai'],
  ['le 24 novembre 2026', 'le vingt-quatre novembre deux mille vingt-six'],
  ['le 24/11/2026', 'le vingt-quatre novembre deux mille vingt-six'],
  ['M. Hale et Mme Vale', 'Monsieur Hale et Madame Vale'],
  ['au XXe siècle', 'au vingtième siècle'],
  ['la 2e fois', 'la deuxième fois'],
  ['5 km', 'cinq kilomètres'],
  ['20 °C', 'vingt degrés Celsius'],
  ['l’OTAN et l’ONU', 'l’Otan et l’O N U'],
  ['n° 5', 'numéro cinq'],
  ['2014-2018', 'deux mille quatorze à deux mille dix-huit'],
  ['pain & vin', 'pain et vin'],
] as const;
const SPANISH = [
  ['21 barcos', 'veintiuno barcos'],
  ['1.234 personas', 'mil doscientos treinta y cuatro personas'],
  ['101.000 votos', 'ciento un mil votos'],
  ['3,5 %', 'tres coma cinco por ciento'],
  ['en 1984', 'en mil novecientos ochenta y cuatro'],
  ['1 €', 'un euro'],
  ['20 €', 'veinte euros'],
  ['42,50 €', 'cuarenta y dos euros con cincuenta céntimos'],
  ['$5', 'cinco dólares'],
  ['3 millones €', 'tres millones de euros'],
  ['a las 14:30', 'a las catorce y treinta'],
  ['el 24 de noviembre de 2026', 'el veinticuatro de noviembre de dos mil veintiséis'],
  ['el 24/11/2026', 'el veinticuatro de noviembre de dos mil veintiséis'],
  ['la Sra. Vale y el Dr. Hale', 'la señora Vale y el doctor Hale'],
  ['en EE. UU.', 'en Estados Unidos.'],
  ['el siglo XX', 'el siglo veinte'],
  ['5 km', 'cinco kilómetros'],
  ['20 °C', 'veinte grados Celsius'],
  ['la OTAN', 'la Otan'],
  ['la UE', 'la U E'],
  ['5-10 barcos', 'cinco a diez barcos'],
  ['pan & vino', 'pan y vino'],
] as const;

function say(written: string, language: string): string {
  const plan = planSentence(written, { language, lexicon: [] });
  expect(writtenText(plan)).toBe(written);
  return spokenText(plan).replace(/\s+/gu, ' ').trim();
}

it.each(GERMAN)('says %j as %j in German', (written, said) => {
  expect(say(written, 'de-DE')).toBe(said);
});

it.each(FRENCH)('says %j as %j in French', (written, said) => {
  expect(say(written, 'fr')).toBe(said);
});

it.each(SPANISH)('says %j as %j in Spanish', (written, said) => {
  expect(say(written, 'es')).toBe(said);
});

it('leaves other languages to the voice', () => {
  expect(say('21 båtar — 5 %', 'sv')).toBe('21 båtar — 5 %');
});
