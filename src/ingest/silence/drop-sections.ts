import { vocabulary } from '../conventions/vocabulary.ts';
import { hasLook } from '../passages/cut-text.ts';
import { drop, type Passage } from '../passages/passage.ts';
import { endsSentence, foldCase, sameKey } from '../passages/words.ts';
import { reasonForSilence } from './drop-lines.ts';

/** Sections that go on to the end of their document, whatever stands in them. */
const TO_THE_END = new Set(['references', 'comments']);
const LONGEST_ENTRY = 160;

/** Drops reference lists, related links, comments and contents lists together with their headings. */
export function dropSections(passages: readonly Passage[]): Passage[] {
  const keys = countKeys(passages);
  const result: Passage[] = [];
  let section: Section | undefined;
  let hasProse = false;
  for (const [index, passage] of passages.entries()) {
    // What ends one item of a feed says nothing of the next.
    if (passage.item !== passages[index - 1]?.item) {
      section = undefined;
      hasProse = false;
    }
    const isEnded =
      section !== undefined && (endsSection(section, passage, keys) || proseGoesOn(section, passages, index));
    if (section === undefined || section.why !== 'contents' || isEnded) {
      const started = hasProse || passage.kind === 'heading' ? startOfSection(passage) : contentsOnly(passage);
      if (section !== undefined && started === undefined && isEnded) section = undefined;
      section = started ?? section;
    }
    section?.seen.add(sameKey(withoutNumber(passage.text)));
    hasProse ||= passage.fate.use === 'spoken' && passage.text.length >= 40;
    result.push(section === undefined || passage.fate.use === 'dropped' ? passage : drop(passage, section.why));
  }
  return result;
}

interface Section {
  readonly why: string;
  /** 0 where the heading is a mere line. */
  readonly level: number;
  /** Keys of what stood in it so far: a contents list ends where the first of its headings comes again. */
  readonly seen: Set<string>;
}

function startOfSection(passage: Passage): Section | undefined {
  const contents = contentsOnly(passage);
  if (contents !== undefined) return contents;
  if (!isHeadingLike(passage)) return undefined;
  const why = vocabulary.silentSections.get(headingKey(passage.text));
  // A button for comments above the article is no heading of them.
  const isButton = passage.fate.use === 'dropped' && passage.fate.why !== reasonForSilence(passage.text);
  if (isButton && passage.fate.why !== why) return undefined;
  return why === undefined ? undefined : { why, level: levelOf(passage), seen: new Set() };
}

function contentsOnly(passage: Passage): Section | undefined {
  const isContents = isHeadingLike(passage) && vocabulary.contents.has(headingKey(passage.text));
  return isContents ? { why: 'contents', level: levelOf(passage), seen: new Set() } : undefined;
}

function endsSection(section: Section, passage: Passage, keys: ReadonlyMap<string, number>): boolean {
  if (passage.isGluedTitle === true) return true;
  if (section.why === 'contents') return section.seen.has(sameKey(passage.text)) || !isContentsEntry(passage, keys);
  if (passage.kind === 'heading') return section.level === 0 || passage.level <= section.level;
  if (TO_THE_END.has(section.why) || section.level > 0 || passage.fate.use === 'dropped') return false;
  return !isEntry(passage);
}

/** In the middle of an article, links to others or notes end where two paragraphs of prose follow each other. */
function proseGoesOn(section: Section, passages: readonly Passage[], index: number): boolean {
  if (section.why === 'comments' || section.why === 'contents') return false;
  if (section.why === 'references' && section.level > 0) return false;
  const passage = passages[index];
  if (passage === undefined || !isProse(passage)) return false;
  const next = passages
    .slice(index + 1, index + 6)
    .find(({ fate, kind }) => fate.use !== 'dropped' && kind !== 'caption');
  return next !== undefined && isProse(next) && passage.text.length + next.text.length >= 180;
}

function isProse({ kind, text, fate }: Passage): boolean {
  if (kind !== 'paragraph' || fate.use === 'dropped' || text.length < 60 || !endsSentence(text)) return false;
  return !/https?:|\bdoi\b|\(\d{4}[a-z]?\)|\bpp?\.\s?\d|\bvol\.|\bISBN\b|^\W*\[?\d/iu.test(text);
}

/** An entry of a contents list tells a heading that comes again, or its number. */
function isContentsEntry(passage: Passage, keys: ReadonlyMap<string, number>): boolean {
  const text = passage.text.trim();
  if (text.length > LONGEST_ENTRY || passage.kind === 'heading') return false;
  if (/^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+\p{Lu}/u.test(text) && !endsSentence(text)) return true;
  if (passage.kind === 'list-item' && hasLook(passage, { from: 0, to: passage.text.length }, 'isLink')) return true;
  return (keys.get(sameKey(withoutNumber(text))) ?? 0) > 1;
}

function withoutNumber(text: string): string {
  return text.trim().replace(/^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s/u, '');
}

function isEntry(passage: Passage): boolean {
  const text = passage.text.trim();
  if (text.length > LONGEST_ENTRY) return false;
  return (
    passage.kind === 'list-item' || !endsSentence(text) || hasLook(passage, { from: 0, to: text.length }, 'isLink')
  );
}

function isHeadingLike(passage: Passage): boolean {
  if (passage.kind === 'heading' || passage.kind === 'term') return true;
  return (passage.kind === 'paragraph' || passage.kind === 'list-item') && passage.text.length <= 60;
}

function levelOf(passage: Passage): number {
  return passage.kind === 'heading' ? passage.level : 0;
}

function headingKey(text: string): string {
  const plain = text
    .slice(0, LONGEST_ENTRY)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\d\s.#*=–-]+|[\s:.…=*]+$/gu, '');
  return foldCase(plain);
}

function countKeys(passages: readonly Passage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of passages) {
    if (text.length > LONGEST_ENTRY) continue;
    const key = sameKey(text);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
