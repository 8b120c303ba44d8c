import { describe, expect, it } from 'vitest';
import type { Script } from '../../../src/model/script.ts';
import type { BedCue } from '../../../src/model/timeline.ts';
import { toSamples } from '../../../src/model/units.ts';
import { bedGains } from '../../../src/stitch/bed-gain.ts';
import { buildTimeline } from '../../../src/stitch/build-timeline.ts';
import {
  createRandom,
  makeClips,
  makeRandomEpisode,
  makeScript,
  makeSegment,
  makeTheme,
  makeUtterance,
} from './random-episode.ts';

const THEME = makeTheme({ bed: { asset: 'bed', duckedDb: -21, openDb: -11 } });

function timelineOf(script: Script) {
  const said = script.segments.map(({ id }): [string, ReturnType<typeof makeUtterance>[]] => [
    id,
    [makeUtterance(id, toSamples(4000))],
  ]);
  return buildTimeline({ script, clips: makeClips(Object.fromEntries(said)), theme: THEME });
}

function isBed(cue: { readonly kind: string }): cue is BedCue {
  return cue.kind === 'bed';
}

describe('the bed', () => {
  const script = makeScript([
    makeSegment('intro', { kind: 'intro' }),
    makeSegment('a'),
    makeSegment('b'),
    makeSegment('outro', { kind: 'outro' }),
  ]);
  const { cues, samples } = timelineOf(script);
  const beds = cues.filter(isBed);
  const clips = cues.filter((cue) => cue.kind === 'clip');

  it('plays under the intro and under the outro, and nowhere else', () => {
    expect(beds.length).toBe(2);
    const [intro, a, b, outro] = clips;
    const [first, last] = beds;
    expect(first?.at).toBeLessThan(intro?.at ?? 0);
    expect((first?.at ?? 0) + (first?.samples ?? 0)).toBeGreaterThan(a?.at ?? 0);
    expect((first?.at ?? 0) + (first?.samples ?? 0)).toBeLessThan(b?.at ?? 0);
    expect(last?.at).toBeGreaterThanOrEqual((b?.at ?? 0) + (b?.samples ?? 0));
    expect((last?.at ?? 0) + (last?.samples ?? 0)).toBeGreaterThan((outro?.at ?? 0) + (outro?.samples ?? 0));
    expect((last?.at ?? 0) + (last?.samples ?? 0)).toBeLessThanOrEqual(samples);
  });

  it('is at least 20 dB down whenever anybody speaks, and comes up in the pause after the intro', () => {
    for (const bed of beds) {
      const gains = bedGains(bed, 0, bed.samples);
      for (const { at, samples: length } of clips) {
        const spoken = gains.subarray(Math.max(0, at - bed.at), Math.max(0, at + length - bed.at));
        expect(spoken.reduce((most, gain) => Math.max(most, gain), 0)).toBeLessThan(0.1);
      }
    }
    const [bed] = beds;
    const gains = bed === undefined ? new Float64Array() : bedGains(bed, 0, bed.samples);
    expect(gains.reduce((most, gain) => Math.max(most, gain), 0)).toBeGreaterThan(0.2);
  });

  it('never jumps', () => {
    for (const bed of beds) {
      const gains = bedGains(bed, 0, bed.samples);
      expect(Math.max(gains[0] ?? 1, gains.at(-1) ?? 1)).toBeLessThan(0.001);
      expect(
        gains.reduce((most, gain, at) => Math.max(most, Math.abs(gain - (gains[at - 1] ?? gain))), 0),
      ).toBeLessThan(1e-3);
    }
  });

  it('is left out where there is no intro', () => {
    const bare = makeScript([makeSegment('a'), makeSegment('b')]);
    expect(timelineOf(bare).cues.some(isBed)).toBe(false);
  });
});

describe('the beds of any episode', () => {
  it('stay inside of it, do not overlap, and change nothing of what is said when', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const { script, clips } = makeRandomEpisode(createRandom(seed));
      const { cues, samples } = buildTimeline({ script, clips, theme: THEME });
      const beds = cues.filter(isBed);
      expect(beds.length).toBeGreaterThan(0);
      let end = 0;
      for (const bed of beds) {
        expect(bed.at).toBeGreaterThanOrEqual(end);
        end = bed.at + bed.samples;
        expect(end).toBeLessThanOrEqual(samples);
        expect(bed.points.every(({ at }, index) => at >= (bed.points[index - 1]?.at ?? at))).toBe(true);
      }
      const plain = buildTimeline({ script, clips, theme: makeTheme() });
      expect(cues.filter((cue) => !isBed(cue))).toEqual(plain.cues);
    }
  });
});
