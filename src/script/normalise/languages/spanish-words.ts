import { toCardinal as toBareCardinal, toOrdinal } from 'n2words/es-ES';
import type { LanguageWords } from './language-words.ts';

/** The library leaves an accent out. */
function toCardinal(number: string | number): string {
  return toBareCardinal(number).replace(/\bdieciseis\b/gu, 'dieciséis');
}

/** `uno` loses its end before what it counts, `mil` among it: `ciento un mil`, `veintiún años`. */
function shorten(words: string): string {
  return words.replace(/veintiuno$/u, 'veintiún').replace(/uno$/u, 'un');
}

/** Words after a number that it does not count. */
const LINKS = /^(?:de|del|y|e|o|u|a|al|en|por|que|con|sin|se|es|son|para|como|pero|fue|era|ha)$/iu;
const FEMININE = /(?:as?|dad|dades|ción|ciones|veces|mujeres|noches|tardes|naves|calles|torres)$/iu;
const MASCULINE =
  /^(?:días?|mapas?|problemas?|sistemas?|programas?|temas?|planetas?|idiomas?|climas?|poetas?|atletas?)$/iu;

function cardinal(digits: string, isNoun: boolean): string {
  const words = toCardinal(digits)
    .replace(/veintiuno (?=mil|mill|bill)/gu, 'veintiún ')
    .replace(/uno (?=mil|mill|bill)/gu, 'un ');
  return isNoun ? shorten(words) : words;
}

/** Spanish as newsreaders say it. */
export const SPANISH_WORDS: LanguageWords = {
  address: {
    dot: 'punto',
    at: 'arroba',
    dash: 'guion',
    underscore: 'guion bajo',
    slash: 'barra',
    plus: 'más',
    hashtag: 'almohadilla',
  },
  symbols: {
    and: 'y',
    at: 'arroba',
    plus: 'más',
    minus: 'menos',
    equals: 'igual a',
    section: 'sección',
    number: 'número',
    degrees: 'grados',
    copyright: 'copyright',
    lessThan: 'menor que',
    moreThan: 'mayor que',
    slash: 'barra',
    percent: 'por ciento',
  },
  cardinal,
  ordinal: (digits, { ending, after }) => {
    if (Number(digits) === 0 || Number(digits) > 20) return '';
    const words = toOrdinal(digits);
    if (ending.endsWith('ª')) return words.replace(/o$/u, 'a');
    return /^\s+\p{Ll}{3}/u.test(after) ? words.replace(/(primer|tercer)o$/u, '$1') : words;
  },
  roman: (value, name) => {
    if (value > 10) return cardinal(String(value), false);
    return /a$|^(?:Isabel|Beatriz)$/u.test(name) ? toOrdinal(value).replace(/o$/u, 'a') : toOrdinal(value);
  },
  fractions: {
    '1/2': 'medio',
    '1/3': 'un tercio',
    '2/3': 'dos tercios',
    '1/4': 'un cuarto',
    '3/4': 'tres cuartos',
    '24/7': 'veinticuatro siete',
  },
  versus: 'a',
  saysPhoneDigits: true,
  counting: (words, next) => {
    if (!/uno$/u.test(words) || LINKS.test(next)) return words;
    return FEMININE.test(next) && !MASCULINE.test(next) ? words.replace(/uno$/u, 'una') : shorten(words);
  },
  year: (digits) => cardinal(digits, false),
  decimalPoint: 'coma',
  minus: 'menos',
  to: 'a',
  percent: 'por ciento',
  degrees: ['grado', 'grados'],
  celsius: 'Celsius',
  currencies: {
    '€': { unit: ['euro', 'euros'], cent: ['céntimo', 'céntimos'] },
    EUR: { unit: ['euro', 'euros'], cent: ['céntimo', 'céntimos'] },
    $: { unit: ['dólar', 'dólares'], cent: ['centavo', 'centavos'] },
    '£': { unit: ['libra', 'libras'] },
  },
  withCents: 'con',
  ofMagnitude: (magnitude, unit) => `${magnitude} ${/mil$/u.test(magnitude) ? '' : 'de '}${unit}`,
  magnitudes: {
    'mil millones': ['mil millones', 'mil millones'],
    mil: ['mil', 'mil'],
    millón: ['millón', 'millones'],
    millones: ['millón', 'millones'],
    M: ['millón', 'millones'],
  },
  units: {
    km: ['kilómetro', 'kilómetros'],
    'km/h': ['kilómetro por hora', 'kilómetros por hora'],
    m: ['metro', 'metros'],
    cm: ['centímetro', 'centímetros'],
    mm: ['milímetro', 'milímetros'],
    'km²': ['kilómetro cuadrado', 'kilómetros cuadrados'],
    'm²': ['metro cuadrado', 'metros cuadrados'],
    ha: ['hectárea', 'hectáreas'],
    kg: ['kilogramo', 'kilogramos'],
    g: ['gramo', 'gramos'],
    t: ['tonelada', 'toneladas'],
    l: ['litro', 'litros'],
    ml: ['mililitro', 'mililitros'],
    kW: ['kilovatio', 'kilovatios'],
    MW: ['megavatio', 'megavatios'],
    kWh: ['kilovatio hora', 'kilovatios hora'],
    GB: ['gigabyte', 'gigabytes'],
    min: ['minuto', 'minutos'],
  },
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  date: (day, month, year) =>
    `${day === '1' ? 'uno' : toCardinal(day)} de ${month}${year === '' ? '' : ` de ${toCardinal(year)}`}`,
  time: (hour, minute) => {
    const said = hour === '1' ? 'una' : toCardinal(hour).replace(/uno$/u, 'una');
    return `${said}${minute === '' || minute === '00' ? (hour === '1' ? '' : ' horas') : ` y ${toCardinal(Number(minute))}`}`;
  },
  abbreviations: {
    'Sr.': 'señor',
    'Sra.': 'señora',
    'Srta.': 'señorita',
    'Dr.': 'doctor',
    'Dra.': 'doctora',
    'D.': 'don',
    'Dña.': 'doña',
    'Prof.': 'profesor',
    'Ud.': 'usted',
    'Uds.': 'ustedes',
    'EE. UU.': 'Estados Unidos',
    'EE UU': 'Estados Unidos',
    EEUU: 'Estados Unidos',
    'p. ej.': 'por ejemplo',
    'etc.': 'etcétera',
    'aprox.': 'aproximadamente',
    'pág.': 'página',
    'núm.': 'número',
    'n.º': 'número',
    'a. C.': 'antes de Cristo',
    'd. C.': 'después de Cristo',
    'Avda.': 'avenida',
    'siglo XXI': 'siglo veintiuno',
    'siglo XX': 'siglo veinte',
    'siglo XIX': 'siglo diecinueve',
    'siglo XVIII': 'siglo dieciocho',
    'siglo XVII': 'siglo diecisiete',
    'siglo XVI': 'siglo dieciséis',
    'siglo XV': 'siglo quince',
  },
  acronymsSaidAsWords: new Set([
    'OTAN',
    'NASA',
    'UNESCO',
    'UNICEF',
    'FIFA',
    'UEFA',
    'OPEP',
    'SIDA',
    'COVID',
    'ONU',
    'OEA',
    'UNAM',
    'IVA',
    'OMS',
  ]),
};
