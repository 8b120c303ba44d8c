import type { ClipsFile } from '../model/clip.ts';
import type { Script, Segment } from '../model/script.ts';
import type { Chapter, Timeline } from '../model/timeline.ts';
import { FRAME_SAMPLES, type Ms, SAMPLE_RATE, type Samples, toMs } from '../model/units.ts';
import { type ChapterPlan, findChapters } from './find-chapters.ts';
import { matchClips, type SpokenSegment } from './match-clips.ts';
import { pauseAfterSting, pauseBetween, pauseBetweenChapters } from './pause-between.ts';
import { placeBeds } from './place-beds.ts';
import type { Theme } from './themes.ts';
import { Track } from './track.ts';

/** What a timeline is made of. */
export interface TimelineParts {
  readonly script: Pick<Script, 'title' | 'documents' | 'segments'>;
  readonly clips: ClipsFile;
  readonly theme: Theme;
}

/**
 * Places every clip and sting of an episode, in samples. Segments and stings begin on slots of 1152 samples, chapters
 * follow one another from 0 to the end.
 * @throws ReadoutError `episode-incomplete` naming the segment whose clips are missing, surplus or not whole.
 */
export function buildTimeline({ script, clips, theme }: TimelineParts): Timeline {
  const plans = findChapters(script, matchClips(script, clips));
  const track = new Track();
  const leadInMs = toMs(theme.leadInSlots * FRAME_SAMPLES);
  const { opening, closing } = theme.stings;
  if (opening !== undefined) track.addSting(opening, leadInMs);
  const starts = plans.map((plan, index) => {
    const before = plans[index - 1]?.segments.at(-1)?.segment;
    if (before !== undefined) return addChapter(track, plan, before, theme);
    addSegments(track, plan.segments, opening === undefined ? leadInMs : theme.pauses.afterOpeningSting, theme);
    return 0;
  });
  const last = plans.at(-1)?.segments.at(-1)?.segment.pauseAfterMs;
  if (closing !== undefined) track.addSting(closing, last ?? theme.pauses.beforeClosingSting);
  const { cues, samples } = track.close(theme.tailMs);
  if (theme.bed !== undefined) cues.push(...placeBeds(script, { cues, samples }, theme.bed));
  cues.sort((one, other) => one.at - other.at);
  return { sampleRate: SAMPLE_RATE, samples, cues, chapters: closeChapters(plans, starts, samples) };
}

/** Adds a later chapter and returns where it begins: at its sting, so that whoever jumps there hears it. */
function addChapter(track: Track, plan: ChapterPlan, before: Segment, theme: Theme): Samples {
  const { chapter } = theme.stings;
  const { pauses } = theme;
  const next = plan.segments[0]?.segment ?? before;
  if (chapter === undefined)
    return addSegments(track, plan.segments, pauseBetweenChapters(before, next, pauses), theme);
  const beforeSting = before.pauseAfterMs ?? pauses.beforeChapterSting;
  const start = track.addSting(chapter, beforeSting);
  const soundMs = toMs(chapter.samples);
  addSegments(track, plan.segments, pauseAfterSting(before, next, pauses, beforeSting + soundMs), theme);
  return start;
}

function addSegments(track: Track, segments: readonly SpokenSegment[], pauseMs: Ms, theme: Theme): Samples {
  const starts = segments.map((spoken, index) => {
    const previous = segments[index - 1];
    const pause = previous === undefined ? pauseMs : pauseBetween(previous.segment, spoken.segment, theme.pauses);
    return track.addSegment(spoken, pause, theme.pauses.sentence);
  });
  return starts[0] ?? 0;
}

function closeChapters(plans: readonly ChapterPlan[], starts: readonly Samples[], samples: Samples): Chapter[] {
  return plans.map(({ id, title, document }, index) => ({
    id,
    title,
    document,
    at: starts[index] ?? 0,
    end: starts[index + 1] ?? samples,
  }));
}
