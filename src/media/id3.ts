import { ID3Writer } from 'browser-id3-writer';
import type { Ms } from '../model/units.ts';

/** What an episode's tag says. */
export interface EpisodeTag {
  readonly title: string;
  readonly show: string;
  readonly artist: string;
  /** ISO 8601 date or time; its date is written. */
  readonly date: string;
  readonly comment: string;
  /** JPEG. */
  readonly cover?: Uint8Array;
  readonly chapters: readonly ChapterTag[];
  /** BCP 47. */
  readonly language: string;
}

/** A chapter in a tag; `endMs` is exclusive. */
export interface ChapterTag {
  readonly id: string;
  readonly title: string;
  readonly startMs: Ms;
  readonly endMs: Ms;
}

/** Entries that a table of contents can hold: its count is one byte. */
export const MOST_CONTENTS_ENTRIES = 255;
const FRONT_COVER = 3;

/**
 * An ID3v2.3 tag with title, show, artist, date, genre "Podcast", comment, cover and chapters. Every chapter is written. Up to
 * 255 are listed by one table of contents; beyond that the table lists tables of at most 255 chapters each.
 */
export function buildId3(tag: EpisodeTag): Uint8Array {
  const language = languageCode(tag.language);
  const [year = '', month = '', day = ''] = tag.date.slice(0, 10).split('-');
  const writer = new ID3Writer(new ArrayBuffer(0))
    .setFrame('TIT2', clean(tag.title))
    .setFrame('TALB', clean(tag.show))
    .setFrame('TPE1', [clean(tag.artist)])
    .setFrame('TPE2', clean(tag.artist))
    .setFrame('TCON', ['Podcast'])
    .setFrame('TLAN', language)
    .setFrame('TYER', Number(year))
    .setFrame('TDAT', `${day}${month}`)
    .setFrame('COMM', { language, description: '', text: clean(tag.comment) });
  if (tag.cover !== undefined) {
    writer.setFrame('APIC', { type: FRONT_COVER, data: exactBuffer(tag.cover), description: 'Cover' });
  }
  addContents(writer, tag.chapters);
  addChapters(writer, tag.chapters);
  return new Uint8Array(writer.addTag());
}

function addContents(writer: ID3Writer, chapters: readonly ChapterTag[]): void {
  if (chapters.length === 0) return;
  const ids = chapters.map(({ id }) => elementId(id));
  const isFlat = ids.length <= MOST_CONTENTS_ENTRIES;
  const groups = isFlat ? [] : groupsOf(ids, MOST_CONTENTS_ENTRIES);
  const childElementIds = isFlat ? ids : groups.map((_, index) => `toc${index + 1}`);
  writer.setFrame('CTOC', { id: 'toc', topLevel: true, ordered: true, childElementIds });
  for (const [index, group] of groups.entries()) {
    writer.setFrame('CTOC', { id: `toc${index + 1}`, topLevel: false, ordered: true, childElementIds: group });
  }
}

function addChapters(writer: ID3Writer, chapters: readonly ChapterTag[]): void {
  for (const { id, title, startMs, endMs } of chapters) {
    writer.setFrame('CHAP', {
      id: elementId(id),
      startTime: Math.round(startMs),
      endTime: Math.round(endMs),
      subFrames: { TIT2: clean(title) },
    });
  }
}

/** Element ids are Latin letters ended by a zero byte. */
function elementId(id: string): string {
  return id.replaceAll(/[^\x21-\x7e]/gu, '-');
}

/** A zero would end a text early, and half of a surrogate pair is no text. */
function clean(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\ufffd');
}

/** Bytes of a view may be part of a larger buffer. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function groupsOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

// ISO 639-2 codes, which ID3 wants, of the languages that voices commonly speak; the tags of episodes use ISO 639-1.
const LANGUAGE_CODES =
  'ar ara bg bul bn ben ca cat cs ces cy cym da dan de deu el ell en eng es spa et est eu eus fa fas fi fin fr fra ga gle gl glg he heb ' +
  'hi hin hr hrv hu hun id ind is isl it ita ja jpn ko kor lt lit lv lav ms msa nb nob nl nld nn nno no nor pl pol pt por ro ron ru rus ' +
  'sk slk sl slv sr srp sv swe sw swa ta tam te tel th tha tr tur uk ukr ur urd vi vie zh zho';

function languageCode(tag: string): string {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  if (/^[a-z]{3}$/u.test(language)) return language;
  const codes = LANGUAGE_CODES.split(' ');
  const index = codes.indexOf(language);
  return index < 0 ? 'und' : (codes[index + 1] ?? 'und');
}
