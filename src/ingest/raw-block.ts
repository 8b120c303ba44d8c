/** A run of text of one look. Offsets are UTF-16 units in the input's text. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isLink: boolean;
  /**
   * What is read instead of the slice, where the file writes one thing and means another: `é` for `&eacute;`, a space
   * for `&nbsp;`. Absent nearly everywhere; use {@link readRun}.
   */
  readonly reads?: string;
  /**
   * Set where the markup says that these words are no part of the sentence around them, as a short stable reason:
   * `citation`, `edit-link`, `footnote-mark`, `page-header`, `label-markup`, `repeat`. Such a run is dropped, not spoken.
   */
  readonly chrome?: string;
}

/** What a run reads as: its slice of the input's text, or what stands for it. */
export function readRun(text: string, run: Pick<Run, 'start' | 'end' | 'reads'>): string {
  return run.reads ?? text.slice(run.start, run.end);
}

/** What the markup says a block is. Plain text knows only paragraphs (one a line) and table rows. */
export type RawKind =
  | 'heading'
  | 'paragraph'
  | 'list-item'
  | 'table-row'
  | 'quotation'
  | 'caption'
  | 'term'
  | 'definition'
  | 'preformatted'
  | 'cue';

/**
 * One block of an input as its format shows it, before anybody judges what it is for. Blocks are in order and do not
 * overlap; what lies between runs and between blocks is markup.
 */
export interface RawBlock {
  readonly kind: RawKind;
  /** Heading level 1 to 6, list depth from 1; 0 elsewhere. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
  /**
   * The visible text in order. Line breaks inside a paragraph stay in it (in HTML only those of `<br>`; a line break of
   * the source file is white space there); Markdown marks and tags do not.
   */
  readonly runs: readonly Run[];
  /** Cells of a table row as ranges, the first row of a table being its head where `isHead`. */
  readonly cells?: readonly { readonly start: number; readonly end: number; readonly isHead: boolean }[];
  /** Number of the table or list in the input, so that rows of one table are known. */
  readonly group?: number;
  /** Speaker that the format itself names (WebVTT voice tag, SRT `NAME:`), and the time a cue starts. */
  readonly voice?: string;
  /** True in a blank-line-separated text where this block begins after an empty line. */
  readonly isAfterGap: boolean;
  /**
   * What the page's own class names and roles say of a block that may well be read: `byline`, `dateline`, `standfirst`,
   * `title` … A hint, never a verdict.
   */
  readonly hint?: string;
  /** True where a thematic break (`<hr>`, `***`) stands between this block and the one before. */
  readonly isAfterRule?: boolean;
  /**
   * Set where the markup itself says that nobody reads this aloud (nav, footer, aside, form, script-like, hidden,
   * share lists, cookie banners, what the main-text finder left out …): a short stable reason.
   */
  readonly chrome?: string;
}

/** An input read: its text and its blocks, with what its format says about it. */
export interface RawInput {
  readonly id: string;
  readonly address: string;
  readonly mediaType: string;
  readonly text: string;
  readonly blocks: readonly RawBlock[];
  readonly metadata: {
    readonly title?: string;
    readonly language?: string;
    readonly author?: string;
    /** ISO 8601. */
    readonly published?: string;
    readonly address?: string;
    readonly siteName?: string;
  };
  /**
   * For a feed, or a file with front matter in several places: where each item's blocks begin (index into `blocks`) with
   * the item's own metadata.
   */
  readonly items?: readonly {
    readonly firstBlock: number;
    readonly metadata: RawInput['metadata'];
    readonly guid?: string;
  }[];
}
