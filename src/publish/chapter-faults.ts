import type { TimelineFile } from '../model/timeline.ts';
import { type Ms, toMs } from '../model/units.ts';
import { cleanLine } from './clean-text.ts';
import type { Fault } from './fault.ts';
import type { Id3Tag } from './read-id3.ts';
import { chaptersFileSchema } from './write-chapters.ts';

/** How far two files may disagree about a chapter's start. */
const TOLERANCE_MS = 1;

/** What is wrong with a timeline's own chapters: they begin at 0, follow one another without gaps and end with it. */
export function timelineChapterFaults({ chapters, samples }: TimelineFile): Fault[] {
  if (chapters.length === 0) return [fault('The episode has no chapters.')];
  let end = 0;
  const faults = chapters.flatMap((chapter) => {
    const isNext = chapter.at === end && chapter.end > chapter.at;
    end = chapter.end;
    return isNext ? [] : [fault(`Chapter "${chapter.title}" does not begin where the one before it ends.`)];
  });
  return end <= samples ? faults : [...faults, fault('The last chapter ends after the episode.')];
}

/** What is wrong with the chapters in the MP3's tag, held against the timeline. */
export function tagChapterFaults(tag: Id3Tag, timeline: TimelineFile): Fault[] {
  const wanted = timeline.chapters;
  if (tag.chapters.length !== wanted.length)
    return [fault(`The MP3 names ${tag.chapters.length} chapters, not ${wanted.length}.`)];
  const durationMs = toMs(timeline.samples);
  const faults = tag.chapters.flatMap(({ title, startMs, endMs }, index) => {
    const chapter = wanted[index];
    const isSame =
      chapter !== undefined && isNear(startMs, toMs(chapter.at)) && cleanLine(title) === cleanLine(chapter.title);
    const isInside = endMs > startMs && endMs <= durationMs + TOLERANCE_MS;
    return isSame && isInside
      ? []
      : [fault(`Chapter ${index + 1} in the MP3 ("${title}") is not that of the timeline.`)];
  });
  return [...faults, ...contentsFaults(tag)];
}

/** One table at the top; with more chapters than one can count (255) it lists tables that list them. */
function contentsFaults({ contents, chapters }: Id3Tag): Fault[] {
  const tables = new Map(contents.map((table) => [table.id, table.ids]));
  const tops = contents.filter(({ isTop, isOrdered }) => isTop && isOrdered);
  const listed = (tops[0]?.ids ?? []).flatMap((id) => tables.get(id) ?? [id]);
  const isWhole =
    tops.length === 1 && listed.length === chapters.length && chapters.every(({ id }, index) => listed[index] === id);
  return isWhole ? [] : [fault('The MP3 has no single table of contents that names every chapter in order.')];
}

/** What is wrong with a chapters file, held against the timeline. */
export function chapterFileFaults(text: string, timeline: TimelineFile): Fault[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [fault('The chapters file is not JSON.')];
  }
  const file = chaptersFileSchema.safeParse(parsed);
  if (!file.success) return [fault('The chapters file is not of version 1.2.0 of its format.')];
  const listed = file.data.chapters;
  if (listed.length !== timeline.chapters.length)
    return [fault(`The chapters file names ${listed.length} chapters, not ${timeline.chapters.length}.`)];
  return timeline.chapters.flatMap(({ at, title }, index) => {
    const chapter = listed[index];
    const isSame =
      chapter !== undefined && isNear(chapter.startTime * 1000, toMs(at)) && chapter.title === cleanLine(title);
    return isSame ? [] : [fault(`Chapter ${index + 1} of the chapters file is not "${title}".`)];
  });
}

function isNear(one: Ms, other: Ms): boolean {
  // Both are rounded: a hair more than the tolerance is arithmetic, not a fault.
  return Math.abs(one - other) <= TOLERANCE_MS + 1e-6;
}

function fault(sentence: string): Fault {
  return { rule: 'chapters', sentence };
}
