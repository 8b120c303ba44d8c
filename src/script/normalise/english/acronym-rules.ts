import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { type NumberWords, numberInWords, spellOut } from './number-words.ts';

/** Said as a word although it is written in capitals. */
const SAID_AS_WORDS = new Map([
  ...'NASA NATO OPEC UNESCO UNICEF FIFA UEFA AIDS BRICS COVID ASEAN SWIFT NAFTA DACA FEMA OSHA NASDAQ INTERPOL RAM PIN SIM LASER SCUBA RADAR SONAR IKEA LEGO COBRA SARS MERS ISIS AWOL CAPTCHA NIMBY POTUS SCOTUS FLOTUS IMAX NOAA HAMAS FARC DAESH UNRWA UNHCR AUKUS MAGA DARPA SALT START PETA GOOP FIAT GIF RAND SAG SNAP TED TEDx HIPAA FICA ERISA NAACP CERN EUFOR FRONTEX EUROPOL NORAD SEATO ANZAC ANZUS OXFAM GATT ECOWAS MERCOSUR QUANGO TASER ZIP REST NIST'
    .split(' ')
    .map((word): [string, string] => [word, word.charAt(0) + word.slice(1).toLowerCase()]),
  ['NOAA', 'Noah'],
  ['NAACP', 'N double A C P'],
  ['NCAA', 'N C double A'],
  ['JPEG', 'jay peg'],
  ['JSON', 'Jason'],
  ['SQL', 'sequel'],
  ['TEDx', 'Ted X'],
  ['OK', 'okay'],
  ['UNHCR', 'U N H C R'],
  ['IPO', 'I P O'],
  ['LGBT', 'L G B T'],
]);
/** Short words that are shouted, not abbreviated. */
const SHOUTED = new Set(
  'A I AM AN AND ANY ARE AS AT BAD BE BIG BUT BY CAN DAY DID DO END FAR FEW FOR GET GO GOD GOT HAD HAS HE HER HIM HIS HOT HOW IF IN IS IT ITS JOB KEY LAW LET LOW MAN MAY ME MEN MY NEW NO NOR NOT NOW OF OFF OH OLD ON ONE OR OUR OUT OWN PAY PUT RED RUN SAY SEE SET SHE SIX SO TEN THE TO TOO TOP TRY TWO UP US USE WAR WAS WAY WE WHO WHY WIN YES YET YOU'.split(
    ' ',
  ),
);
/** Of those, the ones that are abbreviations where the sentence is not shouted. */
const ALSO_LETTERS = new Set(['US', 'IT', 'AM', 'WHO', 'AI', 'PM']);

/** Capitals said letter by letter (`U N`), as a word (`Nato`), and mixed with figures (`G seven`, `Covid nineteen`). */
export function acronymRules(words: NumberWords): Rule[] {
  return [
    {
      name: 'letters-and-letters',
      pattern: /(?<![\p{L}\p{N}])(?<one>\p{Lu}{1,3})&(?<two>\p{Lu}{1,3})(?![\p{L}\p{N}])/gu,
      say: (match) => {
        const { one = '', two = '' } = groupsOf(match);
        return `${spellOut(one)} and ${spellOut(two)}`;
      },
    },
    {
      name: 'capitals-and-figures',
      pattern: pattern(
        String.raw`(?<![\p{L}\p{N}_])(?:(?<word>\p{Lu}{1,6}|[A-Z]\p{Ll}{0,5})(?<dash>[-‑])?(?<number>\d{1,4})(?<tail>\p{Lu}{0,2}\d{0,2})|(?<first>\d{1,3})(?<last>\p{Lu}{1,2}))(?![\p{L}\p{N}_]|[.,]\d)`,
      ),
      say: (match) => sayMixed(groupsOf(match), words),
    },
    {
      name: 'acronym',
      pattern: /(?<![\p{L}\p{N}_@#])(?<letters>\p{Lu}{2,24})(?<plural>s)?(?![\p{L}\p{N}_])/gu,
      say: (match, { before, after }) => {
        const { letters = '', plural = '' } = groupsOf(match);
        return isDateline(letters, before, after)
          ? capitalised(letters)
          : sayCapitals(letters, plural, isShouted(before, after));
      },
    },
    {
      name: 'doctorate',
      pattern: /(?<![\p{L}\p{N}])(?<degree>Ph\.?D|M\.?Sc|B\.?Sc|MBA)(?<plural>s)?\b(?<stop>\.)?/gu,
      say: (match, { after }) => {
        const { degree = '', plural = '', stop = '' } = groupsOf(match);
        return `${spellOut(degree.replaceAll('.', '').toUpperCase())}${plural === '' ? '' : "'s"}${stop !== '' && after.trim() === '' ? '.' : ''}`;
      },
    },
  ];
}

function sayMixed(groups: Record<string, string>, words: NumberWords): string | undefined {
  const { word = '', number = '', tail = '', first = '', last = '' } = groups;
  if (first !== '')
    return /^(?:AM|PM|M|K)$/u.test(last) && last !== 'K'
      ? undefined
      : `${numberInWords(first, words)} ${spellOut(last)}`;
  const isCapital = word === word.toUpperCase();
  // `Boeing 737` has its space; `Windows11` and `Covid19` read as word and number.
  const said = isCapital ? (SAID_AS_WORDS.get(word) ?? spellOut(word)) : word;
  const rest =
    tail === ''
      ? ''
      : ` ${tail.replace(/\d+/u, (digits) => ` ${numberInWords(digits, words)}`).replace(/\p{Lu}+/u, spellOut)}`;
  return `${said} ${sayModel(number, words)}${rest}`.replace(/ {2,}/gu, ' ');
}

/** Model numbers in pairs where they have three or four digits: `A380` three eighty, `I-95` ninety-five. */
function sayModel(number: string, words: NumberWords): string {
  if (number.startsWith('0') || number.length < 3) return numberInWords(number, words);
  const head = number.slice(0, -2);
  const rest = number.slice(-2);
  if (rest === '00') return `${numberInWords(head, words)} hundred`;
  return `${numberInWords(head, words)} ${rest.startsWith('0') ? `oh ${numberInWords(rest.slice(1), words)}` : numberInWords(rest, words)}`;
}

/** Whether the words around are in capitals too, so that capitals say nothing. */
function isShouted(before: string, after: string): boolean {
  const neighbours = [...before.matchAll(/\p{L}{2,}/gu)]
    .slice(-3)
    .concat([...after.matchAll(/\p{L}{2,}/gu)].slice(0, 3));
  const shouted = neighbours.filter(([word]) => word === word.toUpperCase());
  return neighbours.length >= 2 && shouted.length > neighbours.length / 2;
}

function sayCapitals(letters: string, plural: string, shouted: boolean): string | undefined {
  const word = SAID_AS_WORDS.get(letters);
  if (word !== undefined) return `${word}${plural}`;
  if (shouted && (SHOUTED.has(letters) || isSayable(letters))) return letters.toLowerCase();
  if (SHOUTED.has(letters) && !ALSO_LETTERS.has(letters)) return letters.toLowerCase();
  // Five letters and more that can be said are a word or a name; `NCTSN` and `HTML` cannot.
  if (letters.length > 6 || (letters.length > 4 && isSayable(letters))) return capitalised(letters) + plural;
  return `${spellOut(letters)}${plural === '' ? '' : "'s"}`;
}

/** `OSLO — The king`, `LIMA, Peru (HP) –`: the place where a report was written. */
function isDateline(letters: string, before: string, after: string): boolean {
  return (
    before.trim() === '' &&
    isSayable(letters) &&
    /^(?:,\s[\p{L}.\s]{1,30})?(?:\s\([\p{L}\s]{1,20}\))?\s*[—–-]\s/u.test(after)
  );
}

function capitalised(letters: string): string {
  return letters.charAt(0) + letters.slice(1).toLowerCase();
}

/** Has a vowel in every stretch of four letters and no run of vowels: looks like a word. */
function isSayable(letters: string): boolean {
  return /[AEIOUY]/u.test(letters) && !/[^AEIOUY]{4}|[AEIOU]{3}|^[^AEIOUY]{3}/u.test(letters);
}
