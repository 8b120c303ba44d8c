import { toCardinal, toOrdinal } from 'n2words/de-DE';
import type { LanguageWords } from './language-words.ts';

/** Names that a roman number after makes a ruler's or a pope's; after other words it counts (`Band II`, `Hartz IV`). */
const RULERS: ReadonlySet<string> = new Set(
  (
    'Ludwig Friedrich Wilhelm Heinrich Karl Otto Georg Eduard Philipp Franz Joseph Alexander Nikolaus Peter Richard ' +
    'Christian Gustav Harald Konrad Rudolf Maximilian Ferdinand Alfons Napoleon Charles Paul Johannes Benedikt Pius Leo ' +
    'Gregor Innozenz Clemens Ramses Leopold Albert Felipe Carl'
  ).split(' '),
);

/** `der zweite Weltkrieg`, `ein zweiter Versuch`, and -n after `am`, `im`, `vom`, `in der`, where dates and centuries stand. */
function ordinalEnding(before: string): string {
  if (/(?:^|\s)(?:in|mit|nach|von|aus|bei|zu|auf|an|seit|vor|während|wegen) der\s$/iu.test(before)) return 'n';
  if (/(?:^|\s)(?:der|die|das|eine)\s$/iu.test(before)) return '';
  return /(?:^|\s)(?:ein|kein|ihr|sein)\s$/iu.test(before) ? 'r' : 'n';
}

/** German as newsreaders say it. */
export const GERMAN_WORDS: LanguageWords = {
  address: {
    dot: 'Punkt',
    at: 'ät',
    dash: 'Strich',
    underscore: 'Unterstrich',
    slash: 'Schrägstrich',
    plus: 'plus',
    hashtag: 'Hashtag',
  },
  symbols: {
    and: 'und',
    at: 'ät',
    plus: 'plus',
    minus: 'minus',
    equals: 'gleich',
    section: 'Paragraf',
    number: 'Nummer',
    degrees: 'Grad',
    copyright: 'Copyright',
    lessThan: 'kleiner als',
    moreThan: 'größer als',
    slash: 'Schrägstrich',
    percent: 'Prozent',
  },
  cardinal: (digits, isNoun) => (digits === '1' && isNoun ? 'ein' : toCardinal(digits)),
  ordinal: (digits, { before }) => (digits === '0' ? '' : `${toOrdinal(digits)}${ordinalEnding(before)}`),
  roman: (value, name) =>
    RULERS.has(name) ? `der ${toOrdinal(value).replace(/^./u, (letter) => letter.toUpperCase())}` : toCardinal(value),
  fractions: {
    '1/2': 'ein halb',
    '1/3': 'ein Drittel',
    '2/3': 'zwei Drittel',
    '1/4': 'ein Viertel',
    '3/4': 'drei Viertel',
    '24/7': 'vierundzwanzig sieben',
  },
  versus: 'zu',
  saysPhoneDigits: true,
  decade: (year) => `${GERMAN_WORDS.year(year)}er`,
  year: (digits) => {
    const century = Number(digits.slice(0, 2));
    const rest = Number(digits.slice(2));
    if (century >= 20 || century < 11) return toCardinal(digits);
    return `${toCardinal(century)}hundert${rest === 0 ? '' : toCardinal(rest)}`;
  },
  decimalPoint: 'Komma',
  minus: 'minus',
  to: 'bis',
  percent: 'Prozent',
  degrees: ['Grad', 'Grad'],
  celsius: 'Celsius',
  currencies: {
    '€': { unit: ['Euro', 'Euro'], cent: ['Cent', 'Cent'] },
    EUR: { unit: ['Euro', 'Euro'], cent: ['Cent', 'Cent'] },
    $: { unit: ['Dollar', 'Dollar'], cent: ['Cent', 'Cent'] },
    'US-Dollar': { unit: ['US-Dollar', 'US-Dollar'] },
    '£': { unit: ['Pfund', 'Pfund'] },
    CHF: { unit: ['Franken', 'Franken'] },
  },
  withCents: '',
  ofMagnitude: (magnitude, unit) => `${magnitude} ${unit}`,
  magnitudes: {
    'Tsd.': ['tausend', 'tausend'],
    'Mio.': ['Million', 'Millionen'],
    Mio: ['Million', 'Millionen'],
    'Mrd.': ['Milliarde', 'Milliarden'],
    Mrd: ['Milliarde', 'Milliarden'],
    Million: ['Million', 'Millionen'],
    Millionen: ['Million', 'Millionen'],
    Milliarde: ['Milliarde', 'Milliarden'],
    Milliarden: ['Milliarde', 'Milliarden'],
  },
  units: {
    km: ['Kilometer', 'Kilometer'],
    'km/h': ['Kilometer pro Stunde', 'Kilometer pro Stunde'],
    m: ['Meter', 'Meter'],
    cm: ['Zentimeter', 'Zentimeter'],
    mm: ['Millimeter', 'Millimeter'],
    'km²': ['Quadratkilometer', 'Quadratkilometer'],
    'm²': ['Quadratmeter', 'Quadratmeter'],
    ha: ['Hektar', 'Hektar'],
    kg: ['Kilogramm', 'Kilogramm'],
    g: ['Gramm', 'Gramm'],
    t: ['Tonne', 'Tonnen'],
    l: ['Liter', 'Liter'],
    ml: ['Milliliter', 'Milliliter'],
    kW: ['Kilowatt', 'Kilowatt'],
    MW: ['Megawatt', 'Megawatt'],
    kWh: ['Kilowattstunde', 'Kilowattstunden'],
    GB: ['Gigabyte', 'Gigabyte'],
    'Std.': ['Stunde', 'Stunden'],
    'Min.': ['Minute', 'Minuten'],
  },
  months: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
  date: (day, month, year) => `${toOrdinal(day)}n ${month}${year === '' ? '' : ` ${GERMAN_WORDS.year(year)}`}`,
  time: (hour, minute) => {
    const said = hour === '1' ? 'ein' : toCardinal(hour);
    return `${said} Uhr${minute === '' || minute === '00' ? '' : ` ${toCardinal(Number(minute))}`}`;
  },
  abbreviations: {
    'z. B.': 'zum Beispiel',
    'd. h.': 'das heißt',
    'u. a.': 'unter anderem',
    'i. d. R.': 'in der Regel',
    'z. T.': 'zum Teil',
    'v. a.': 'vor allem',
    'o. ä.': 'oder ähnliches',
    'bzw.': 'beziehungsweise',
    'usw.': 'und so weiter',
    'ca.': 'circa',
    'evtl.': 'eventuell',
    'ggf.': 'gegebenenfalls',
    'inkl.': 'inklusive',
    'sog.': 'sogenannte',
    'vgl.': 'vergleiche',
    'Dr.': 'Doktor',
    'Prof.': 'Professor',
    'Hr.': 'Herr',
    'Fr.': 'Frau',
    'St.': 'Sankt',
    'Nr.': 'Nummer',
    'Abs.': 'Absatz',
    'Art.': 'Artikel',
    'Str.': 'Straße',
    'Jh.': 'Jahrhundert',
    'Jan.': 'Januar',
    'Feb.': 'Februar',
    'Aug.': 'August',
    'Sept.': 'September',
    'Okt.': 'Oktober',
    'Nov.': 'November',
    'Dez.': 'Dezember',
  },
  acronymsSaidAsWords: new Set([
    'NATO',
    'NASA',
    'UNESCO',
    'UNICEF',
    'FIFA',
    'UEFA',
    'BAMS',
    'OPEC',
    'AIDS',
    'COVID',
    'ASEAN',
    'BAFÖG',
    'TÜV',
  ]),
};
