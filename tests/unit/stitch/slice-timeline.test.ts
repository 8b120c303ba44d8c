import { describe, expect, it } from 'vitest';
import { buildTimeline } from '../../../src/stitch/build-timeline.ts';
import { sliceTimeline } from '../../../src/stitch/slice-timeline.ts';
import { createRandom, makeRandomEpisode, makeTheme } from './random-episode.ts';

describe('a chapter alone', () => {
  it('keeps its cues as far apart as they were, between lead-in and tail', () => {
    const theme = makeTheme({ bed: { asset: 'bed', duckedDb: -24, openDb: -12 } });
    for (let seed = 0; seed < 50; seed += 1) {
      const timeline = buildTimeline({ ...makeRandomEpisode(createRandom(seed)), theme });
      const slices = timeline.chapters.map((chapter) => sliceTimeline(timeline, chapter, theme));
      // Nothing is lost, nothing is heard twice.
      expect(slices.reduce((sum, { cues }) => sum + cues.length, 0)).toBe(timeline.cues.length);
      for (const { cues, samples, chapters } of slices) {
        expect(Math.floor((cues[0]?.at ?? 0) / 1152)).toBe(13);
        expect(samples % 1152).toBe(0);
        expect(cues.every(({ at, samples: length }) => at + length + 48 * theme.tailMs <= samples)).toBe(true);
        expect(chapters).toMatchObject([{ at: 0, end: samples }]);
      }
    }
  });
});
