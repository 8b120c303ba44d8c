import type { DocumentsFile } from '../model/document.ts';
import type { Script } from '../model/script.ts';
import type { Ms } from '../model/units.ts';
import { cleanLine, escapeMarkup, fitBytes } from './clean-text.ts';
import { discloseVoices } from './disclose-voices.ts';
import { type Phrases, phrasesFor } from './phrases.ts';
import { type ListedChapter, webAddress } from './write-chapters.ts';

/** Most bytes of a description (Apple). */
export const DESCRIPTION_BYTES = 4000;
/** Directories show time-stamps as chapters from this many on. */
const LEAST_CHAPTERS = 3;
const LONGEST_TITLE_BYTES = 200;

/** A description in two forms. */
export interface Description {
  readonly text: string;
  readonly html: string;
}

interface ListedSource {
  readonly title: string;
  readonly kind: string;
  readonly address: string | undefined;
}

/** What is in the episode: its documents, chapter time-stamps, the disclosure that voices are synthetic, and the sources. */
export function describeEpisode(
  script: Script,
  documents: DocumentsFile,
  chapters: readonly ListedChapter[],
): Description {
  const phrases = phrasesFor(script.language);
  const sources = listSources(script, documents, phrases);
  const stamps = chapters.length >= LEAST_CHAPTERS ? chapters : [];
  const said = { ...phrases, disclosure: discloseVoices(script) };
  return { text: describeText(sources, stamps, said), html: describeHtml(sources, stamps, said) };
}

/** A time-stamp as directories read it: `00:01:05`. */
export function timeStamp(ms: Ms): string {
  const seconds = Math.floor(ms / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
}

function listSources(script: Script, documents: DocumentsFile, phrases: Phrases): ListedSource[] {
  const found = new Map(documents.documents.map((document) => [document.id, document]));
  return script.documents.map((document) => ({
    title: fitBytes(cleanLine(document.title), LONGEST_TITLE_BYTES),
    kind: phrases[document.kind],
    address: webAddress(document.address ?? found.get(document.id)?.address),
  }));
}

/** The disclosure comes before the lists, so that a description too long loses list lines and never that. */
function describeText(sources: readonly ListedSource[], stamps: readonly ListedChapter[], phrases: Phrases): string {
  const named = sources.map((source) => withKind(source));
  const blocks = [
    named.length > LEAST_CHAPTERS ? [named.slice(0, LEAST_CHAPTERS).join('\n'), '…'].join('\n') : named.join('\n'),
    phrases.disclosure,
    [`${phrases.chapters}:`, ...stamps.map(({ atMs, title }) => `${timeStamp(atMs)} ${shortTitle(title)}`)],
    [`${phrases.sources}:`, ...addresses(sources)],
  ];
  return fitLines(blocks.map((block) => (typeof block === 'string' ? [block] : block.length > 1 ? block : [])));
}

/** As many whole lines as fit. */
function fitLines(blocks: readonly (readonly string[])[]): string {
  const lines = blocks
    .filter((block) => block.length > 0)
    .flatMap((block, index) => (index > 0 ? ['', ...block] : block));
  const ellipsis = Buffer.byteLength('\n…');
  let kept = '';
  for (const [index, line] of lines.entries()) {
    const longer = index === 0 ? line : `${kept}\n${line}`;
    const room = index === lines.length - 1 ? DESCRIPTION_BYTES : DESCRIPTION_BYTES - ellipsis;
    if (Buffer.byteLength(longer) > room) return `${kept.trimEnd()}\n…`;
    kept = longer;
  }
  return kept;
}

function describeHtml(sources: readonly ListedSource[], stamps: readonly ListedChapter[], phrases: Phrases): string {
  const named = sources.map(({ title, kind, address }) => {
    const shown = escapeMarkup(title);
    const linked = address === undefined ? shown : `<a href="${escapeMarkup(address)}">${shown}</a>`;
    return `<li>${withKind({ kind: escapeMarkup(kind), title: linked }, title)}</li>`;
  });
  const timed = stamps.map(({ atMs, title }) => `${timeStamp(atMs)} ${escapeMarkup(shortTitle(title))}`);
  return [
    `<ul>${named.join('')}</ul>`,
    `<p>${escapeMarkup(phrases.disclosure)}</p>`,
    ...(timed.length === 0 ? [] : [`<p>${escapeMarkup(phrases.chapters)}:<br>${timed.join('<br>')}</p>`]),
  ].join('\n');
}

/** A title that says itself what it is (`Interview: …`) is not told twice. */
function withKind({ kind, title }: Pick<ListedSource, 'kind' | 'title'>, plainTitle = title): string {
  return plainTitle.startsWith(`${kind}:`) ? title : `${kind}: ${title}`;
}

function addresses(sources: readonly ListedSource[]): string[] {
  return [...new Set(sources.map(({ address }) => address).filter((address) => address !== undefined))];
}

function shortTitle(title: string): string {
  return fitBytes(title, LONGEST_TITLE_BYTES);
}
