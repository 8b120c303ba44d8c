import type { Chapter, Cue, Timeline } from '../model/timeline.ts';
import { FRAME_SAMPLES, type Ms, type Samples, toSamples } from '../model/units.ts';

/** The silence around a chapter that stands alone. */
export interface SliceMargins {
  readonly leadInSlots: number;
  readonly tailMs: Ms;
}

/** One chapter as a timeline of its own: its cues as far apart as they were, between the usual lead-in and tail. */
export function sliceTimeline(timeline: Timeline, chapter: Chapter, { leadInSlots, tailMs }: SliceMargins): Timeline {
  const inside = timeline.cues.filter(({ at }) => at >= chapter.at && at < chapter.end);
  const first = Math.min(...inside.map(({ at }) => at));
  // By whole slots, so that what begins on one still does.
  const shift = leadInSlots * FRAME_SAMPLES - Math.floor(first / FRAME_SAMPLES) * FRAME_SAMPLES;
  const cues = inside.map((cue): Cue => ({ ...cue, at: cue.at + shift }));
  const end = cues.reduce((latest: Samples, cue) => Math.max(latest, cue.at + cue.samples), 0);
  const samples = Math.ceil((end + toSamples(tailMs)) / FRAME_SAMPLES) * FRAME_SAMPLES;
  return { sampleRate: timeline.sampleRate, samples, cues, chapters: [{ ...chapter, at: 0, end: samples }] };
}
