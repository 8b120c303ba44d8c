import type { ClipLevel } from '../media/level-sound.ts';
import { CLIP_PROCESSING_VERSION, levelClip } from '../media/make-clip.ts';
import type { SoundMeasure } from '../model/clip.ts';
import type { Cue } from '../model/timeline.ts';
import { type ClipRecipe, clipKey, readClip, writeClipNow } from '../store/clip-store.ts';
import type { LoadedAsset } from './load-assets.ts';
import type { ClipCue, ReadClip } from './read-clips.ts';

/** Sounds that cues are mixed of. */
export interface MixSounds {
  readonly cues: readonly Cue[];
  /** Of the clips by their keys. */
  readonly measures: ReadonlyMap<string, SoundMeasure>;
  readonly assets: ReadonlyMap<string, LoadedAsset>;
}

/**
 * Makes each cue's clip anew at another level (2 ms of work for each second of sound), or finds it among the clips, and
 * gives the cues that play them. Length and place of everything stay; stings and beds go along.
 * @param from What the clips were levelled to.
 */
export async function makeLouderSounds(
  { home, read }: { readonly home: string; readonly read: ReadClip },
  { cues, assets }: Pick<MixSounds, 'cues' | 'assets'>,
  from: ClipLevel,
  level: ClipLevel,
  signal: AbortSignal,
): Promise<MixSounds> {
  const keys = new Map<string, string>();
  const measures = new Map<string, SoundMeasure>();
  for (const cue of cues) {
    if (cue.kind !== 'clip' || keys.has(cue.clip)) continue;
    signal.throwIfAborted();
    const { key, measure } = await makeLouderClip(home, cue, read, level);
    keys.set(cue.clip, key);
    measures.set(key, measure);
  }
  const { targetLufs, ceilingDbtp } = level;
  const louder = [...assets].map(([name, asset]): [string, LoadedAsset] => {
    const raised = levelClip(asset.pcm, { targetLufs: asset.measure.lufs + targetLufs - from.targetLufs, ceilingDbtp });
    return [name, { ...raised, sha256: `${asset.sha256}/${targetLufs}/${ceilingDbtp}` }];
  });
  return {
    cues: cues.map((cue) => (cue.kind === 'clip' ? { ...cue, clip: keys.get(cue.clip) ?? cue.clip } : cue)),
    measures,
    assets: new Map(louder),
  };
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
