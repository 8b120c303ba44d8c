import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLIP_LEVEL } from '../../../src/media/level-sound.ts';
import type { SoundMeasure } from '../../../src/model/clip.ts';
import { buildTimeline } from '../../../src/stitch/build-timeline.ts';
import { type LevelledSounds, reachLevel } from '../../../src/stitch/reach-level.ts';
import { createClipReader } from '../../../src/stitch/read-clips.ts';
import { makeVoice, storeClip } from './make-voice.ts';
import { makeClips, makeScript, makeSegment, makeTheme, makeUtterance } from './random-episode.ts';

const TARGET = { lufs: -16, ceilingDbtp: -2.5, encoderDb: -0.445 };
const { signal } = new AbortController();
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-level-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** A voice with sharp peaks, which the limiter holds at its ceiling. */
function makeCroak(seed: number, seconds: number): Float32Array {
  const voice = makeVoice(seed, seconds, 110, 0.2);
  for (let at = 1200; at < voice.length; at += 1200) voice[at] = 1;
  return voice;
}

/** The level of an interview of 12 lines that last so long. */
async function level(seconds: number): Promise<LevelledSounds & { readonly given: readonly string[] }> {
  const segments = Array.from({ length: 12 }, (_, index) => makeSegment(`s${index}`, { speaker: `p${index % 2}` }));
  const measures = new Map<string, SoundMeasure>();
  const said: Record<string, ReturnType<typeof makeUtterance>[]> = {};
  for (const [index, { id }] of segments.entries()) {
    const key = `${index}`.padEnd(64, 'a');
    const { measure } = await storeClip(home, key, makeCroak(index, seconds));
    measures.set(key, measure);
    said[id] = [makeUtterance(key, measure.samples)];
  }
  const theme = makeTheme({ stings: {} });
  const { cues, samples } = buildTimeline({ script: makeScript(segments), clips: makeClips(said), theme });
  const source = { home, read: createClipReader(home) };
  const sounds = { cues, measures, assets: new Map(), samples };
  const reached = await reachLevel(source, { clips: CLIP_LEVEL, level: TARGET }, sounds, signal);
  return { ...reached, given: cues.flatMap((cue) => (cue.kind === 'clip' ? [cue.clip] : [])) };
}

const playedBy = ({ cues }: LevelledSounds) => cues.flatMap((cue) => (cue.kind === 'clip' ? [cue.clip] : []));

it('plays the clips as they are where their gain stays below the ceiling', async () => {
  const reached = await level(5);
  expect(playedBy(reached)).toEqual(reached.given);
  expect(Math.abs(reached.level.lufs + 16)).toBeLessThanOrEqual(0.05);
});

it('makes the clips louder where short lines between pauses stay too quiet below it', async () => {
  const reached = await level(0.4);
  expect(playedBy(reached)).not.toEqual(reached.given);
  expect(Math.abs(reached.level.lufs + 16)).toBeLessThanOrEqual(0.1);
  expect(reached.level.truePeak).toBeLessThanOrEqual(-2.5);
  expect(reached.sounds.map(({ at, measure }) => [at, measure.samples])).toEqual(
    reached.cues.map(({ at, samples }) => [at, samples]),
  );
  expect((await level(0.4)).sounds).toEqual(reached.sounds);
});
