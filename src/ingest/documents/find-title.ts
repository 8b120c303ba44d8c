import { vocabulary } from '../conventions/vocabulary.ts';
import { cutText } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { sameKey } from '../passages/words.ts';
import { isDateline } from '../silence/is-dateline.ts';
import { cleanTitle } from './clean-title.ts';
import { isTitleLike } from './is-title-like.ts';

/** What a document is called, and the passage that says so. */
export interface FoundTitle {
  readonly title: string;
  readonly index: number | undefined;
}

interface Site {
  readonly address: string;
  readonly title?: string | undefined;
  readonly siteName?: string | undefined;
}

/** `Ada Okoro: “The harbour is ours”`: the title of an interview tells what was said in it. */
const QUOTES_SOMEBODY = /^[^:]{3,80}:\s?["“„«].{3,160}["”“»]$/u;
/** A title stands among the first passages. */
const REACH = 12;
/** … of those that are not dropped; a page's header may be long. */
const FAR = 500;

/** Finds the title: the page's own heading, else the metadata's without the site's name. */
export function findTitle(
  passages: readonly Passage[],
  site: Site,
  isLabelled: (index: number) => boolean,
): FoundTitle | undefined {
  const told = site.title === undefined ? undefined : cleanTitle(site.title, site);
  const start = passages
    .slice(0, FAR)
    .map((passage, index) => ({ passage, index }))
    .filter(({ passage }) => passage.fate.use !== 'dropped')
    .slice(0, REACH);
  const shown =
    (told === undefined ? undefined : start.find(({ passage }) => tells(passage, told, site))) ??
    firstHeading(start, told) ??
    (told === undefined ? firstLine(start, passages, isLabelled) : undefined);
  if (shown === undefined) return told === undefined ? undefined : { title: told, index: undefined };
  return { title: cleanTitle(shown.passage.text, site), index: shown.index };
}

interface Numbered {
  readonly passage: Passage;
  readonly index: number;
}

function tells({ text, kind }: Passage, told: string, site: Site): boolean {
  if (text.length > 300 || kind === 'table-row') return false;
  const key = sameKey(cleanTitle(text, site));
  const toldKey = sameKey(told);
  return (
    key === toldKey || (kind === 'heading' && key.length >= 12 && (toldKey.startsWith(key) || key.startsWith(toldKey)))
  );
}

function firstHeading(start: readonly Numbered[], told: string | undefined): Numbered | undefined {
  const heading = start.find(({ passage }) => passage.kind === 'heading' && passage.level === 1);
  if (heading !== undefined || told !== undefined) return heading;
  const [first] = start.filter(({ passage }) => !isDateline(passage.text));
  return first?.passage.kind === 'heading' ? first : undefined;
}

/** The first line of a text without markup, if it can be a title and nobody says it. */
function firstLine(
  start: readonly Numbered[],
  passages: readonly Passage[],
  isLabelled: (index: number) => boolean,
): Numbered | undefined {
  const first = start.find(({ passage }) => passage.fate.use !== 'optional');
  if (first === undefined || passages.length < 2) return undefined;
  if (first.passage.isGluedTitle === true) return first;
  if (isLabelled(first.index) && !isInterviewTitle(first.passage.text) && !QUOTES_SOMEBODY.test(first.passage.text))
    return undefined;
  return isTitleLike(first.passage) ? first : undefined;
}

/** Takes the site's name off the passage that shows the title. */
export function trimTitle(passage: Passage, title: string, source: string): Passage {
  const flat = passage.text.replaceAll(/\s/gu, ' ');
  const at = flat.indexOf(title);
  if (at < 0) return passage;
  const ranges = [
    { from: 0, to: at },
    { from: at + title.length, to: passage.text.length },
  ].filter(({ from, to }) => from < to);
  return cutText(passage, ranges, 'site-chrome', source);
}

/** What to call a document that has no title: those who talk in it, else its first words. */
export function titleWithout(passages: readonly Passage[], names: readonly string[]): string {
  if (names.length > 0) return names.slice(0, 4).join(', ');
  const text =
    passages
      .find(({ fate }) => fate.use === 'spoken')
      ?.text.replaceAll(/\s+/gu, ' ')
      .trim() ?? '';
  if (text.length <= 80) return text === '' ? '…' : text;
  return `${text.slice(0, 80).replace(/\s\S*$/u, '')}…`;
}

/** Whether a text calls itself an interview. */
export function isInterviewTitle(title: string): boolean {
  return vocabulary.interview.test(title);
}
