import { basename, join } from 'node:path';
import { CLIP_LEVEL } from '../media/level-sound.ts';
import type { SoundMeasure } from '../model/clip.ts';
import { DEFAULT_RENDITIONS, type Rendition } from '../model/show.ts';
import type { Master, Timeline } from '../model/timeline.ts';
import { mediaFolder } from '../store/paths.ts';
import { buildMetadata, buildTag, type TagParts } from './build-tag.ts';
import { recordSounds } from './frame-records.ts';
import { hashMaster, masterRecipe } from './hash-master.ts';
import type { MasterJob } from './keep-or-encode.ts';
import type { ReachableLevel } from './level-programme.ts';
import type { LoadedAsset } from './load-assets.ts';
import { type MixSounds, makeLouderSounds } from './louder-sounds.ts';
import { createMix, onTwoChannels } from './mix.ts';
import type { PlacedSound } from './place-sounds.ts';
import { type LevelledSounds, reachLevel } from './reach-level.ts';
import type { ReadClip } from './read-clips.ts';
import { HEARD_CEILING_DBTP, RENDITIONS, type RenditionFormat, type RenditionSettings } from './renditions.ts';
import { type SliceMargins, sliceTimeline } from './slice-timeline.ts';

/** What all masters of an episode are made from. */
export interface MasterSource {
  readonly home: string;
  readonly episode: { readonly show: string; readonly id: string };
  readonly about: TagParts;
  readonly timeline: Timeline;
  readonly measures: ReadonlyMap<string, SoundMeasure>;
  readonly assets: ReadonlyMap<string, LoadedAsset>;
  /** One reader for all: what it keeps in memory is bounded. */
  readonly readClip: ReadClip;
  readonly margins: SliceMargins;
  /** Name and version of the encoder. */
  readonly encoder: string;
  readonly workers: number;
}

/** A master that is about to be made. */
export interface PlannedMaster {
  readonly job: MasterJob;
  /** With the clips that it plays, and what was measured of them by their keys. */
  readonly timeline: Timeline;
  readonly measures: ReadonlyMap<string, SoundMeasure>;
  readonly master: Omit<Master, 'bytes' | 'sha256'>;
  readonly sounds: readonly PlacedSound[];
  /** What its encoder adds, dB. */
  readonly encoderDb: number;
}

/** Plans all masters of an episode: of each rendition one, or one for each chapter. The podcast comes first. */
export async function planMasters(
  source: MasterSource,
  renditions: readonly Rendition[] = DEFAULT_RENDITIONS,
  signal: AbortSignal,
): Promise<PlannedMaster[]> {
  const planned: PlannedMaster[] = [];
  for (const settings of RENDITIONS) {
    if (settings.name !== 'podcast' && !renditions.includes(settings.name)) continue;
    planned.push(...(await planRendition(source, settings, signal)));
  }
  return planned;
}

async function planRendition(
  source: MasterSource,
  settings: RenditionSettings,
  signal: AbortSignal,
): Promise<PlannedMaster[]> {
  const { timeline, margins } = source;
  const isSplit = settings.splitAbove !== undefined && timeline.samples > settings.splitAbove;
  const heard = await soundsFor(source, settings, signal);
  const whole = { ...timeline, cues: [...heard.cues] };
  const parts = isSplit ? timeline.chapters.map((chapter) => sliceTimeline(whole, chapter, margins)) : [whole];
  const plans = parts.map((part, index) => {
    const number = isSplit ? `-${index + 1}` : '';
    return planPart(source, settings, { ...heard, timeline: part, name: `${settings.name}${number}` }, signal);
  });
  return Promise.all(plans);
}

/** The sounds of a rendition and the cues that play them: the episode's own, or louder ones. */
async function soundsFor(
  { home, timeline, measures, assets, readClip }: MasterSource,
  { clips }: RenditionSettings,
  signal: AbortSignal,
): Promise<MixSounds> {
  const own = { cues: timeline.cues, measures, assets };
  if (clips === CLIP_LEVEL) return own;
  return makeLouderSounds({ home, read: readClip }, own, CLIP_LEVEL, clips, signal);
}

/** A rendition, or the chapter of one, and what it is mixed of. */
interface RenditionPart extends Pick<MasterSource, 'timeline' | 'measures' | 'assets'> {
  /** `podcast`, `briefing-2`. */
  readonly name: string;
}

async function planPart(
  source: MasterSource,
  settings: RenditionSettings,
  { timeline: given, name, ...heard }: RenditionPart,
  signal: AbortSignal,
): Promise<PlannedMaster> {
  const { home, readClip } = source;
  const mixed = { ...heard, cues: given.cues, samples: given.samples };
  const reached = await reachLevel({ home, read: readClip }, settings, mixed, signal);
  const { measures, sounds, level } = reached;
  const timeline = { ...given, cues: [...reached.cues] };
  const [only] = name === settings.name ? [] : given.chapters;
  const chapter = only && { id: only.id, title: only.title };
  const job = jobOf(source, settings, reached, { timeline, name, title: chapter?.title });
  const { mediaType } = settings;
  const about = { file: basename(job.path), mediaType, samples: given.samples, level, chapter: chapter?.id };
  const { encoderDb } = settings.level;
  return { job, timeline, measures, sounds, encoderDb, master: describeMaster(settings, about) };
}

function jobOf(
  { home, episode, about, encoder, readClip, workers }: MasterSource,
  { format, extension, level: { lufs } }: RenditionSettings,
  { assets, sounds, level: { gainDb, missingDb } }: LevelledSounds,
  { timeline, name, title }: Pick<RenditionPart, 'timeline' | 'name'> & { readonly title: string | undefined },
): MasterJob {
  const { cues, samples } = timeline;
  const parts = title === undefined ? about : { ...about, script: { ...about.script, title } };
  const recipe = masterRecipe(format, encoder);
  const { tag, metadata, cover } = tagsOf(parts, timeline, format);
  const file = `${name}-${hashMaster({ recipe, tag, samples, gainDb, sounds })}.${extension}`;
  const render = createMix({ cues, readClip, assets, gainDb });
  const base = {
    rendition: name,
    recipe,
    path: join(mediaFolder(home, episode), file),
    samples,
    gainDb,
    sounds: recordSounds(sounds, gainDb),
  };
  const aim = { lufs: lufs - missingDb, ceilingDbtp: HEARD_CEILING_DBTP };
  if (format.kind === 'file') return { ...base, ...format, metadata, ...cover, render, aim };
  return { ...base, ...format, tag, workers, render: format.channels === 2 ? onTwoChannels(render) : render };
}

/** What a master says of itself; `tag` is all of it, for its name. */
function tagsOf(parts: TagParts, timeline: Timeline, format: RenditionFormat) {
  if (format.kind === 'mp3') return { tag: buildTag(parts, timeline), metadata: '', cover: {} };
  const metadata = buildMetadata(parts, timeline, format.codec);
  if (format.codec === 'opus' || parts.cover === undefined) return { tag: Buffer.from(metadata), metadata, cover: {} };
  return { tag: Buffer.concat([Buffer.from(metadata), parts.cover]), metadata, cover: { cover: parts.cover } };
}

function describeMaster(
  { name }: RenditionSettings,
  about: Pick<Master, 'file' | 'mediaType' | 'samples'> & {
    readonly level: ReachableLevel;
    readonly chapter: string | undefined;
  },
): PlannedMaster['master'] {
  const { file, mediaType, samples, chapter } = about;
  const { missingDb: _, ...level } = about.level;
  return { rendition: name, ...(chapter !== undefined && { chapter }), file, mediaType, samples, ...level };
}
