/** A reason for silence and what a line looks like that has it. */
export interface LinePattern {
  readonly why: string;
  readonly pattern: RegExp;
}

/**
 * How pages of one language label speakers and furnish themselves. Data only: the finders use those of all languages at
 * once, so that a page in two languages, or one whose language is mistaken, is read as well.
 */
export interface Conventions {
  /** Words in lower case that label somebody who asks. */
  readonly interviewers: readonly string[];
  /** Words that label somebody who answers. */
  readonly guests: readonly string[];
  /** Words that label the one who tells. */
  readonly narrators: readonly string[];
  /** Letters for question and answer. */
  readonly letters: { readonly question: readonly string[]; readonly answer: readonly string[] };
  /** Titles before a name, without full stops. */
  readonly titles: readonly string[];
  /** What a person does, written with a capital before the name and no part of it. */
  readonly offices: readonly string[];
  /** Small words within a name. */
  readonly particles: readonly string[];
  /** Words that stand before a colon or as a heading and are nobody. */
  readonly nobodies: readonly string[];
  /** Words that describe a sound or an act between brackets. */
  readonly stage: readonly string[];
  /** Words that may stand beside them. */
  readonly stageFillers: readonly string[];
  /** Headings of sections that are not read, by reason. */
  readonly silentSections: Readonly<Record<string, readonly string[]>>;
  /** Headings of a contents list. */
  readonly contents: readonly string[];
  /** Whole lines that are not read. */
  readonly silentLines: readonly LinePattern[];
  /** Sentences that send the reader elsewhere. */
  readonly promotion: readonly RegExp[];
  /** Words before a name that make a line a byline. */
  readonly bylines: readonly string[];
  /** Words before a colon and a name that tell who made the page. */
  readonly creditLabels: readonly string[];
  /** Other lines that say who made the page: free to be read. */
  readonly credits: readonly RegExp[];
  /** Words before the colon of an image credit. */
  readonly imageCredits: readonly string[];
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  /** Says that a page is an interview. */
  readonly interview: RegExp;
  /** Ends a conversation. */
  readonly farewell: RegExp;
  /** Minutes tell so that a meeting is over. */
  readonly adjournment: RegExp;
  readonly firstPerson: readonly string[];
  readonly secondPerson: readonly string[];
}

/** The entries of a list written as text with commas. */
export function list(text: string): string[] {
  return text.split(',').map((entry) => entry.trim().replaceAll(/\s+/gu, ' '));
}
