import { describe, expect, it } from 'vitest';
import type { Cue } from '../../../src/model/timeline.ts';
import { createMix } from '../../../src/stitch/mix.ts';
import { createRandom } from './random-episode.ts';

const random = createRandom(3);
const noise = (length: number): Int16Array =>
  Int16Array.from({ length }, () => Math.floor((random() * 2 - 1) * 20_000));

const SOUNDS = new Map(
  Array.from({ length: 40 }, (_, index) => [`clip${index}`, noise(1 + Math.floor(random() * 5000))]),
);
const STING = noise(9000);

const BED_POINTS = [
  { at: 5000, gainDb: -3 },
  { at: 6000, gainDb: -20 },
  { at: 9000, gainDb: -20 },
];

async function readClip(
  { clip }: { readonly clip: string },
  from: number,
  to: number,
  into?: Int16Array,
): Promise<Int16Array> {
  const samples = (SOUNDS.get(clip) ?? new Int16Array()).subarray(from, to);
  // Somebody else may be at work meanwhile, as with a file.
  await Promise.resolve();
  if (into === undefined) return samples;
  into.set(samples);
  return into.subarray(0, samples.length);
}

function clipCue(clip: string, at: number): Cue {
  const samples = SOUNDS.get(clip)?.length ?? 1;
  return { kind: 'clip', at, samples, clip, segment: 's', sentence: 0, sentences: 1 };
}

/** Clips in a row with gaps, and a sting that overlaps some of them. */
function makeCues(): { cues: Cue[]; samples: number } {
  const cues: Cue[] = [
    { kind: 'sting', at: 4000, samples: STING.length, asset: 'sting', gainDb: -6 },
    // Longer than its asset, so that it goes round.
    { kind: 'bed', at: 30_001, samples: 25_000, asset: 'sting', fadeIn: 3000, fadeOut: 4000, points: BED_POINTS },
  ];
  let at = 1152;
  for (const [clip, sound] of SOUNDS) {
    cues.push(clipCue(clip, at));
    at += sound.length + Math.floor(random() * 2000);
  }
  return { cues, samples: at };
}

describe('createMix', () => {
  const { cues, samples } = makeCues();
  const assets = new Map([['sting', { pcm: STING }]]);
  const render = createMix({ cues, readClip, assets, gainDb: -0.3 });

  it('gives the same samples for any split into ranges, in any order', async () => {
    const whole = await render(0, samples);
    for (let round = 0; round < 20; round += 1) {
      const cuts = Array.from({ length: 30 }, () => Math.floor(random() * samples)).sort((a, b) => a - b);
      const ranges = [0, ...cuts].map((from, index): [number, number] => [from, cuts[index] ?? samples]);
      const split = new Int16Array(samples);
      const pieces = ranges.reverse().map(async ([from, to]) => split.set(await render(from, to), from));
      await Promise.all(pieces);
      expect(Buffer.compare(Buffer.from(split.buffer), Buffer.from(whole.buffer))).toBe(0);
    }
  });

  it('puts each clip at its sample, with the programme gain', async () => {
    const [cue] = cues.slice(-1);
    const sound = cue?.kind === 'clip' ? SOUNDS.get(cue.clip) : undefined;
    const mixed = await render((cue?.at ?? 0) - 1, (cue?.at ?? 0) + 1);
    expect(mixed[0]).toBe(0);
    expect(mixed[1]).toBe(Math.round((sound?.[0] ?? 0) * 10 ** (-0.3 / 20)));
  });

  it('adds a sting to what sounds beneath it, at its own gain', async () => {
    const alone = createMix({ cues: cues.filter(({ kind }) => kind !== 'sting'), readClip, assets, gainDb: -0.3 });
    const [both, speech] = await Promise.all([render(6000, 6100), alone(6000, 6100)]);
    const factor = 10 ** ((-0.3 - 6) / 20);
    for (const [index, sample] of both.entries()) {
      expect(Math.abs(sample - (speech[index] ?? 0) - (STING[2000 + index] ?? 0) * factor)).toBeLessThanOrEqual(1);
    }
  });

  it('brings a bed up, turns it down and lets it go, round and round', async () => {
    const bed = createMix({ cues: cues.slice(1, 2), readClip, assets, gainDb: 0 });
    const mixed = await bed(30_001, 55_001);
    const factorAt = (at: number): number => (mixed[at] ?? 0) / (STING[at % STING.length] ?? 1);
    expect(factorAt(1)).toBeCloseTo(0, 2);
    expect(factorAt(4000)).toBeCloseTo(10 ** (-3 / 20), 2);
    expect(factorAt(7000)).toBeCloseTo(0.1, 2);
    expect(factorAt(20_000)).toBeCloseTo(0.1, 2);
    expect(factorAt(24_999)).toBeCloseTo(0, 2);
  });

  it('is silent where nothing sounds, and clips what is too loud instead of wrapping round', async () => {
    expect([...(await render(0, 1152))].every((sample) => sample === 0)).toBe(true);
    const loud = createMix({ cues, readClip, assets, gainDb: 40 });
    const extremes = new Set(await loud(4000, 9000));
    expect(extremes.has(32_767)).toBe(true);
    expect(extremes.has(-32_768)).toBe(true);
  });
});
