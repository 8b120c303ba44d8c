import { fromDb } from '../media/loudness.ts';
import { addWords } from '../media/words.ts';
import type { BedCue, Cue } from '../model/timeline.ts';
import type { Samples } from '../model/units.ts';
import { bedGains } from './bed-gain.ts';
import type { ReadClip } from './read-clips.ts';

/** What a programme is mixed from. */
export interface MixParts {
  readonly cues: readonly Cue[];
  readonly readClip: ReadClip;
  /** Sound of each asset that a cue plays, by name. */
  readonly assets: ReadonlyMap<string, { readonly pcm: Int16Array }>;
  /** Programme gain. */
  readonly gainDb: number;
}

/** Gives the programme's samples from `from` to `to` (exclusive), at the start of `into` where that is given. */
export type Render = (from: Samples, to: Samples, into?: Int16Array) => Promise<Int16Array>;

/**
 * Mixes a programme piece by piece. Each sample depends on its place alone, so any split into ranges, in any order and
 * side by side, gives the same samples.
 */
export function createMix({ cues, readClip, assets, gainDb }: MixParts): Render {
  const sorted = [...cues].sort((a, b) => a.at - b.at);
  const reach = latestEnds(sorted);
  const borrow = createScratch();
  const play = async (cue: Exclude<Cue, BedCue>, start: Samples, end: Samples, into: Int16Array): Promise<void> => {
    if (cue.kind === 'sting') {
      addWords(into, soundOf(cue.asset, assets).subarray(start, end), fromDb(gainDb + cue.gainDb));
    } else {
      const gain = fromDb(gainDb);
      await borrow(end - start, async (scratch) => addWords(into, await readClip(cue, start, end, scratch), gain));
    }
  };
  return async (from, to, into = new Int16Array(to - from)) => {
    const pcm = into.subarray(0, to - from).fill(0);
    for (let index = firstAfter(reach, from); index < sorted.length; index += 1) {
      const cue = sorted[index];
      if (cue === undefined || cue.at >= to) break;
      const [start, end] = [Math.max(0, from - cue.at), Math.min(cue.samples, to - cue.at)];
      if (end <= start) continue;
      const at = cue.at + start - from;
      if (cue.kind === 'bed') addBed(pcm, soundOf(cue.asset, assets), cue, from, fromDb(gainDb));
      else await play(cue, start, end, pcm.subarray(at, at + end - start));
    }
    return pcm;
  };
}

/** Lends memory of at least so many samples: the same again and again, and to each borrower its own. */
function createScratch(): (samples: Samples, use: (scratch: Int16Array) => Promise<void>) => Promise<void> {
  const free: Int16Array[] = [];
  return async (samples, use) => {
    const known = free.pop();
    const scratch = known !== undefined && known.length >= samples ? known : new Int16Array(samples);
    await use(scratch);
    free.push(scratch);
  };
}

/** The same sound on both of two channels, interleaved. */
export function onTwoChannels(render: Render): Render {
  return async (from, to, into = new Int16Array(2 * (to - from))) => {
    const mono = await render(from, to);
    const both = into.subarray(0, 2 * mono.length);
    for (let at = 0; at < mono.length; at += 1) {
      const sample = mono[at] ?? 0;
      both[2 * at] = sample;
      both[2 * at + 1] = sample;
    }
    return both;
  };
}

/** For each cue the latest end up to it: never falls, so that it can be searched in halves even where cues overlap. */
function latestEnds(cues: readonly Cue[]): Samples[] {
  let latest = 0;
  return cues.map(({ at, samples }) => {
    latest = Math.max(latest, at + samples);
    return latest;
  });
}

function firstAfter(ends: readonly Samples[], from: Samples): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > from) high = middle;
    else low = middle + 1;
  }
  return low;
}

function soundOf(asset: string, assets: MixParts['assets']): Int16Array {
  const loaded = assets.get(asset);
  if (loaded === undefined) throw new RangeError(`The asset ${asset} was not loaded.`);
  return loaded.pcm;
}

function addBed(pcm: Int16Array, sound: Int16Array, cue: BedCue, from: Samples, factor: number): void {
  const start = Math.max(0, cue.at - from);
  const end = Math.min(pcm.length, cue.at + cue.samples - from);
  const offset = from - cue.at;
  const gains = bedGains(cue, start + offset, end + offset);
  for (let index = start; index < end; index += 1) {
    const sample = (sound[(index + offset) % sound.length] ?? 0) * (gains[index - start] ?? 0) * factor;
    pcm[index] = clip((pcm[index] ?? 0) + Math.round(sample));
  }
}

function clip(sample: number): number {
  // Math.min and Math.max take twice as long.
  if (sample > 32_767) return 32_767;
  if (sample < -32_768) return -32_768;
  return sample;
}
