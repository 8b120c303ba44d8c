import type { AddressWords } from '../address-rules.ts';
import type { SymbolWords } from '../symbol-rules.ts';

/** One and many of something counted. */
export type Counted = readonly [one: string, many: string];

/** What stands around an ordinal number. */
export interface OrdinalPlace {
  readonly before: string;
  readonly after: string;
  /** As written: `.`, `re`, `.ª`. */
  readonly ending: string;
}

/** All that the common rules need to know of a language that writes `1.234,5`. */
export interface LanguageWords {
  readonly address: AddressWords;
  readonly symbols: SymbolWords;
  /** A whole number in words; `isNoun` where a masculine noun follows (`un`, `ein`). */
  readonly cardinal: (digits: string, isNoun: boolean) => string;
  /** `3.` or `3e` before what it counts; what stands around it decides its ending. */
  readonly ordinal: (digits: string, around: OrdinalPlace) => string;
  /** A roman number after a name: `Ludwig XIV.`; `name` is the word before it. */
  readonly roman: (value: number, name: string) => string;
  /** Written fractions: `1/2` → `ein halb`. */
  readonly fractions: Readonly<Record<string, string>>;
  /** Between the goals of both sides: `3:1`. */
  readonly versus: string;
  /** Whether telephone numbers are said digit by digit. */
  readonly saysPhoneDigits: boolean;
  /** A decade written `1990er`, where the language writes it so. */
  readonly decade?: (year: string) => string;
  /** A number of things, where what is counted changes its ending (`veintiún años`). */
  readonly counting?: (words: string, next: string) => string;
  readonly year: (digits: string) => string;
  readonly decimalPoint: string;
  readonly minus: string;
  /** Between the ends of a range. */
  readonly to: string;
  readonly percent: string;
  readonly degrees: Counted;
  readonly celsius: string;
  readonly currencies: Readonly<Record<string, { readonly unit: Counted; readonly cent?: Counted }>>;
  /** Between euros and cents: `und`, `et`, `con`; empty for nothing. */
  readonly withCents: string;
  /** Between a magnitude and its unit: `de` in `trois millions d’euros`. */
  readonly ofMagnitude: (magnitude: string, unit: string) => string;
  /** Written magnitudes: `Mrd.` → one and many. */
  readonly magnitudes: Readonly<Record<string, Counted>>;
  readonly units: Readonly<Record<string, Counted>>;
  readonly months: readonly string[];
  /** A day and month in words, with the year where it is written. */
  readonly date: (day: string, month: string, year: string) => string;
  /** A time of day from its hour and minute. */
  readonly time: (hour: string, minute: string) => string;
  /** Fixed short forms with everything that is written: `z. B.` → `zum Beispiel`. */
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly acronymsSaidAsWords: ReadonlySet<string>;
}
