import type { ClipLevel } from '../media/level-sound.ts';
import { CLIP_PROCESSING_VERSION, levelClip } from '../media/make-clip.ts';
import type { SoundMeasure } from '../model/clip.ts';
import { type ClipRecipe, clipKey, readClip, writeClipNow } from '../store/clip-store.ts';
import type { LoadedAsset } from './load-assets.ts';
import type { ClipCue, ReadClip } from './read-clips.ts';

/** Clips and stings at another level, with which the same cues can be mixed. */
export interface LouderSounds {
  readonly cues: readonly ClipCue[];
  readonly measures: ReadonlyMap<string, SoundMeasure>;
  readonly assets: ReadonlyMap<string, LoadedAsset>;
}

/** How loud a sting of 0 dB is beside speech at {@link ClipLevel.targetLufs}: as loud. */
const ASSET_LUFS = -19;

/**
 * Makes each cue's clip anew at another level (2 ms of work for each second of sound), or finds it among the clips, and
 * gives the cues that play them. Length and place of everything stay.
 */
export async function makeLouderSounds(
  home: string,
  sounds: {
    readonly cues: readonly ClipCue[];
    readonly assets: ReadonlyMap<string, LoadedAsset>;
    readonly read: ReadClip;
  },
  level: ClipLevel,
  signal: AbortSignal,
): Promise<LouderSounds> {
  const keys = new Map<string, string>();
  const measures = new Map<string, SoundMeasure>();
  for (const cue of sounds.cues) {
    if (keys.has(cue.clip)) continue;
    signal.throwIfAborted();
    const { key, measure } = await makeLouderClip(home, cue, sounds.read, level);
    keys.set(cue.clip, key);
    measures.set(key, measure);
  }
  const cues = sounds.cues.map((cue) => ({ ...cue, clip: keys.get(cue.clip) ?? cue.clip }));
  const assets = [...sounds.assets].map(([name, asset]): [string, LoadedAsset] => {
    const { targetLufs, ceilingDbtp } = level;
    const louder = levelClip(asset.pcm, { targetLufs: asset.measure.lufs + targetLufs - ASSET_LUFS, ceilingDbtp });
    return [name, { ...louder, sha256: `${asset.sha256}/${targetLufs}/${ceilingDbtp}` }];
  });
  return { cues, measures, assets: new Map(assets) };
}

async function makeLouderClip(
  home: string,
  cue: ClipCue,
  read: ReadClip,
  { targetLufs, ceilingDbtp }: ClipLevel,
): Promise<{ readonly key: string; readonly measure: SoundMeasure }> {
  const take = (await readClip(home, cue.clip))?.take ?? cue.clip;
  // The clip that it is made of stands in the recipe: of one take there may be several.
  const processing = `${CLIP_PROCESSING_VERSION}/level/${cue.clip}`;
  const recipe: ClipRecipe = { take, targetLufs, ceilingDbtp, processing };
  const known = await readClip(home, clipKey(recipe));
  if (known?.measure.samples === cue.samples) return known;
  return writeClipNow(home, recipe, levelClip(await read(cue, 0, cue.samples), { targetLufs, ceilingDbtp }));
}
