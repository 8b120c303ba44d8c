import { END, groupsOf, NUMBER, pattern, START, TO } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { type NumberWords, numberInWords } from './number-words.ts';

/** Unit as written → what is said for one and for many. */
const UNITS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  km: ['kilometer', 'kilometers'],
  m: ['meter', 'meters'],
  cm: ['centimeter', 'centimeters'],
  mm: ['millimeter', 'millimeters'],
  nm: ['nanometer', 'nanometers'],
  'km/h': ['kilometer per hour', 'kilometers per hour'],
  kmh: ['kilometer per hour', 'kilometers per hour'],
  kph: ['kilometer per hour', 'kilometers per hour'],
  mph: ['mile per hour', 'miles per hour'],
  'm/s': ['meter per second', 'meters per second'],
  mi: ['mile', 'miles'],
  ft: ['foot', 'feet'],
  in: ['inch', 'inches'],
  yd: ['yard', 'yards'],
  yds: ['yard', 'yards'],
  'km²': ['square kilometer', 'square kilometers'],
  km2: ['square kilometer', 'square kilometers'],
  'sq km': ['square kilometer', 'square kilometers'],
  'm²': ['square meter', 'square meters'],
  m2: ['square meter', 'square meters'],
  'm³': ['cubic meter', 'cubic meters'],
  m3: ['cubic meter', 'cubic meters'],
  'sq ft': ['square foot', 'square feet'],
  'sq mi': ['square mile', 'square miles'],
  ha: ['hectare', 'hectares'],
  kg: ['kilogram', 'kilograms'],
  g: ['gram', 'grams'],
  mg: ['milligram', 'milligrams'],
  µg: ['microgram', 'micrograms'],
  lb: ['pound', 'pounds'],
  lbs: ['pound', 'pounds'],
  oz: ['ounce', 'ounces'],
  l: ['liter', 'liters'],
  L: ['liter', 'liters'],
  ml: ['milliliter', 'milliliters'],
  mL: ['milliliter', 'milliliters'],
  KB: ['kilobyte', 'kilobytes'],
  MB: ['megabyte', 'megabytes'],
  GB: ['gigabyte', 'gigabytes'],
  TB: ['terabyte', 'terabytes'],
  Mbps: ['megabit per second', 'megabits per second'],
  Gbps: ['gigabit per second', 'gigabits per second'],
  Hz: ['hertz', 'hertz'],
  kHz: ['kilohertz', 'kilohertz'],
  MHz: ['megahertz', 'megahertz'],
  GHz: ['gigahertz', 'gigahertz'],
  W: ['watt', 'watts'],
  kW: ['kilowatt', 'kilowatts'],
  MW: ['megawatt', 'megawatts'],
  GW: ['gigawatt', 'gigawatts'],
  kWh: ['kilowatt-hour', 'kilowatt-hours'],
  MWh: ['megawatt-hour', 'megawatt-hours'],
  GWh: ['gigawatt-hour', 'gigawatt-hours'],
  dB: ['decibel', 'decibels'],
  hp: ['horsepower', 'horsepower'],
  bpm: ['beat per minute', 'beats per minute'],
  ms: ['millisecond', 'milliseconds'],
  sec: ['second', 'seconds'],
  secs: ['second', 'seconds'],
  min: ['minute', 'minutes'],
  mins: ['minute', 'minutes'],
  hr: ['hour', 'hours'],
  hrs: ['hour', 'hours'],
  yr: ['year', 'years'],
  yrs: ['year', 'years'],
};
/** These are words or names too, so their full stop or the unit standing alone is not enough: `5 in the morning`. */
const NEED_STOP = new Set(['in', 'min', 'sec']);
const UNIT = Object.keys(UNITS)
  .sort((one, other) => other.length - one.length)
  .map((unit) => unit.replace('/', '\\/'))
  .join('|');

/** Percentages, degrees, measures with their units, heights. */
export function measureRules(words: NumberWords): Rule[] {
  return [...degreeRules(words), ...lengthRules(words), ...unitRules(words)];
}

function sayRange(from: string, to: string, words: NumberWords): string {
  const start = numberInWords(from, words);
  return to === '' ? start : `${start} to ${numberInWords(to, words)}`;
}

function degreeRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'percent',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_]|\d[.,])(?<minus>[-−+])?(?<from>${NUMBER}|\.\d+)%?(?:${TO}(?<to>${NUMBER}))?\s?%`,
      ),
      say: (match, { before }) => {
        const { minus = '', from = '', to = '' } = groupsOf(match);
        return `${signOf(minus, before)}${sayRange(from, to, words)} percent`;
      },
    },
    {
      name: 'temperature',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_]|\d[.,])(?<minus>[-−])?(?<from>${NUMBER})(?:${TO}(?<to>${NUMBER}))?\s?(?:°|º)(?:\s?(?<scale>[CFK]\b))?`,
      ),
      say: (match, { before }) => {
        const { minus = '', from = '', to = '', scale = '' } = groupsOf(match);
        const degrees = from === '1' && to === '' ? 'degree' : 'degrees';
        const name = { C: ' Celsius', F: ' Fahrenheit', K: ' Kelvin' }[scale] ?? '';
        return `${signOf(minus, before)}${sayRange(from, to, words)} ${degrees}${name}`;
      },
    },
  ];
}

function lengthRules(words: NumberWords): Rule[] {
  const say = (number: string) => numberInWords(number, words);
  return [
    {
      name: 'height',
      pattern: pattern(String.raw`${START}(?<feet>\d)\s?(?:['’′]|ft\.?)\s?(?<inches>\d{1,2})\s?(?:["”″]|in\b\.?)`),
      say: (match) => {
        const { feet = '', inches = '' } = groupsOf(match);
        return `${say(feet)} feet ${say(inches)} ${inches === '1' ? 'inch' : 'inches'}`;
      },
    },
    {
      name: 'attached-million',
      pattern: pattern(String.raw`${START}(?<from>${NUMBER})(?<unit>m|bn|tn|k)(?=\s(?<noun>\p{Ll}+))`),
      say: (match, { after }) => {
        const { from = '', unit = '' } = groupsOf(match);
        const size = { k: 'thousand', m: 'million', bn: 'billion', tn: 'trillion' }[unit];
        const isLength =
          unit === 'm' && !from.includes('.') && !/^\s\p{Ll}+s\b|^\s(?:people|men|women|of)\b/u.test(after);
        return isLength || size === undefined ? undefined : `${say(from)} ${size}`;
      },
    },
    {
      name: 'times',
      pattern: pattern(String.raw`${START}(?<from>${NUMBER})\s?[x×]\s?(?<to>${NUMBER})?${END}`),
      say: (match, { after }) => {
        const { from = '', to = '' } = groupsOf(match);
        if (to !== '') return `${say(from)} by ${say(to)}`;
        return after.trim() === '' || /^[\s.,;!?)]/u.test(after) ? `${say(from)} times` : undefined;
      },
    },
  ];
}

function unitRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'measure',
      pattern: pattern(
        String.raw`${START}(?<from>${NUMBER})(?:${TO}(?<to>${NUMBER}))?(?<gap>\s|-)?(?<unit>${UNIT})(?![\p{L}\p{N}²³/])(?<stop>\.(?!\d))?`,
      ),
      say: (match, { after }) => {
        const { from = '', to = '', unit = '', gap = '', stop = '' } = groupsOf(match);
        const names = UNITS[unit];
        if (names === undefined || (NEED_STOP.has(unit) && gap !== '-' && stop === '' && gap !== '')) return undefined;
        // `5 ft. wide` keeps its sense without the stop; `It is 5 ft.` ends the sentence with it.
        const end = stop !== '' && (after.trim() === '' || !isAbbreviatedUnit(unit)) ? '.' : '';
        const isOne = (from === '1' && to === '') || gap === '-';
        return `${sayRange(from, to, words)} ${isOne ? names[0] : names[1]}${end}`;
      },
    },
    {
      name: 'per-unit',
      pattern: pattern(String.raw`(?<=\p{L}{3}s?|\d)/(?=(?:hour|day|week|month|year|person|night)\b)`),
      say: () => ' per ',
    },
  ];
}

function isAbbreviatedUnit(unit: string): boolean {
  return /^(?:ft|in|yds?|lbs?|oz|mi|hrs?|mins?|secs?|yrs?|sq ft|sq mi)$/u.test(unit);
}

/** A hyphen right after a word joins it (`mid-20%`); after a space it is a minus. */
function signOf(sign: string, before: string): string {
  if (sign === '+') return 'plus ';
  return sign === '' || /\S$/u.test(before.replace(/[(“"]$/u, '')) ? '' : 'minus ';
}
