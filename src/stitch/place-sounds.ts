import { toDb } from '../media/loudness.ts';
import { truePeak } from '../media/true-peak.ts';
import { fromWords } from '../media/words.ts';
import type { SoundMeasure } from '../model/clip.ts';
import type { BedCue, Cue } from '../model/timeline.ts';
import { BIN_SAMPLES } from '../model/units.ts';
import { bedGains } from './bed-gain.ts';
import type { LevelledPiece } from './level-programme.ts';
import type { LoadedAsset } from './load-assets.ts';
import { createMix, type Render } from './mix.ts';
import type { ReadClip } from './read-clips.ts';

/** A sound at its place, with all that is known about it besides its samples. */
export type PlacedSound = LevelledPiece & {
  /** Key of the clip, or sha256 of the asset; of a bed also how its gain goes. */
  readonly identity: string;
  readonly gainDb: number;
  readonly measure: SoundMeasure;
};

/** What sounds are placed from. */
export interface SoundParts {
  readonly cues: readonly Cue[];
  /** Of the clips by their keys. */
  readonly measures: ReadonlyMap<string, SoundMeasure>;
  readonly assets: ReadonlyMap<string, LoadedAsset>;
  readonly readClip: ReadClip;
}

/** Joins the cues with what is known of their sounds. */
export async function placeSounds({ cues, measures, assets, readClip }: SoundParts): Promise<PlacedSound[]> {
  const render = createMix({ cues, readClip, assets, gainDb: 0 });
  const sounds: PlacedSound[] = [];
  for (const cue of cues) {
    const sound = cue.kind === 'bed' ? await placeBed(cue, assets, render) : placeSound(cue, measures, assets);
    if (sound !== undefined) sounds.push(sound);
  }
  return sounds;
}

function placeSound(
  cue: Exclude<Cue, BedCue>,
  measures: ReadonlyMap<string, SoundMeasure>,
  assets: ReadonlyMap<string, LoadedAsset>,
): PlacedSound | undefined {
  if (cue.kind === 'sting') {
    const asset = assets.get(cue.asset);
    return asset && { at: cue.at, gainDb: cue.gainDb, identity: asset.sha256, measure: asset.measure };
  }
  const measure = measures.get(cue.clip);
  return measure && { at: cue.at, gainDb: 0, identity: cue.clip, measure };
}

/** A bed sounds together with others, so its peak is that of the whole mix while it plays: a few seconds, listened to. */
async function placeBed(
  cue: BedCue,
  assets: ReadonlyMap<string, LoadedAsset>,
  render: Render,
): Promise<PlacedSound | undefined> {
  const asset = assets.get(cue.asset);
  if (asset === undefined) return undefined;
  const mixed = await render(cue.at, cue.at + cue.samples);
  const peak = truePeak(fromWords(mixed));
  const bins = bedBins(cue, asset.measure.bins);
  const measure = { samples: cue.samples, lufs: asset.measure.lufs, truePeak: toDb(peak), bins };
  const { fadeIn, fadeOut, points } = cue;
  return { at: cue.at, gainDb: 0, identity: JSON.stringify([asset.sha256, fadeIn, fadeOut, points]), measure };
}

/** Power of each bin of a bed: that of the asset, going round, by the gain in the bin's middle. */
function bedBins(cue: BedCue, powers: Float32Array): Float32Array {
  return new Float32Array(Math.ceil(cue.samples / BIN_SAMPLES)).map((_, bin) => {
    const middle = Math.min(cue.samples - 1, bin * BIN_SAMPLES + BIN_SAMPLES / 2);
    const [gain = 0] = bedGains(cue, middle, middle + 1);
    return (powers[bin % Math.max(1, powers.length)] ?? 0) * gain * gain;
  });
}
