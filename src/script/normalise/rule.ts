/** How one written form is said. Rules are data: the order in which they are listed is their precedence. */
export interface Rule {
  /** Names the rule in tests and traces. */
  readonly name: string;
  /** Global, and linear on hostile text: no nested repeats. */
  readonly pattern: RegExp;
  /** The words to say for a match, or undefined where the form means something else. */
  readonly say: (match: RegExpExecArray, around: Surroundings) => string | undefined;
}

/** What stands on both sides of a match. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** A pronunciation in one alphabet. */
export interface Phonemes {
  readonly alphabet: 'ipa' | 'x-sampa';
  readonly phonemes: string;
}

/** A stretch of a sentence with what is said in its place. */
export interface Claim {
  readonly start: number;
  readonly end: number;
  readonly said:
    | { readonly kind: 'words'; readonly alias: string }
    | {
        readonly kind: 'phonemes';
        /** In every alphabet that is known, the preferred one first. */
        readonly forms: readonly [Phonemes, ...Phonemes[]];
        readonly alias?: string;
      };
}

/** How much of the text around a match a rule may look at. */
const WINDOW = 60;

/** What stands around a match. */
export function surroundings(text: string, start: number, end: number): Surroundings {
  return { before: text.slice(Math.max(0, start - WINDOW), start), after: text.slice(end, end + WINDOW) };
}
