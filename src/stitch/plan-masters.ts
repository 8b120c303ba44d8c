import { join } from 'node:path';
import type { SoundMeasure } from '../model/clip.ts';
import { DEFAULT_RENDITIONS, type Rendition } from '../model/show.ts';
import type { Cue, Master, Timeline } from '../model/timeline.ts';
import { mediaFolder } from '../store/paths.ts';
import { buildMetadata, buildTag, type TagParts } from './build-tag.ts';
import { recordSounds } from './frame-records.ts';
import { hashMaster, masterRecipe } from './hash-master.ts';
import type { MasterJob } from './keep-or-encode.ts';
import { levelProgramme, type ProgrammeLevel } from './level-programme.ts';
import type { LoadedAsset } from './load-assets.ts';
import { makeLouderSounds } from './louder-sounds.ts';
import { createMix, onTwoChannels } from './mix.ts';
import { type PlacedSound, placeSounds } from './place-sounds.ts';
import type { ReadClip } from './read-clips.ts';
import { RENDITIONS, type RenditionFormat, type RenditionSettings } from './renditions.ts';
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
  const whole = { ...timeline, cues: heard.cues };
  const parts = isSplit ? timeline.chapters.map((chapter) => sliceTimeline(whole, chapter, margins)) : [whole];
  const plans = parts.map((part, index) => {
    const number = isSplit ? `-${index + 1}` : '';
    return planPart(source, settings, { ...heard, timeline: part, name: `${settings.name}${number}` });
  });
  return Promise.all(plans);
}

/** The sounds of a rendition and the cues that play them: the episode's own, or louder ones. */
async function soundsFor(
  source: MasterSource,
  { clips: level }: RenditionSettings,
  signal: AbortSignal,
): Promise<Pick<MasterSource, 'measures' | 'assets'> & { readonly cues: Cue[] }> {
  const { home, timeline, measures, assets, readClip } = source;
  if (level === undefined) return { cues: timeline.cues, measures, assets };
  const cues = timeline.cues.filter((cue) => cue.kind === 'clip');
  const louder = await makeLouderSounds(home, { cues, assets, read: readClip }, level, signal);
  const clips = [...louder.cues];
  // In the order of the timeline: each clip is replaced by its louder self.
  return { ...louder, cues: timeline.cues.map((cue) => (cue.kind === 'clip' ? (clips.shift() ?? cue) : cue)) };
}

interface RenditionPart extends Pick<MasterSource, 'timeline' | 'measures' | 'assets'> {
  /** `podcast`, `briefing-2`. */
  readonly name: string;
}

async function planPart(
  source: MasterSource,
  settings: RenditionSettings,
  { timeline, measures, assets, name }: RenditionPart,
): Promise<PlannedMaster> {
  const { home, episode, about, encoder, readClip } = source;
  const { format, extension, mediaType } = settings;
  const { cues, samples, chapters } = timeline;
  const sounds = await placeSounds({ cues, measures, assets, readClip });
  const level = levelProgramme(sounds, samples, settings.level);
  const { gainDb } = level;
  const [only] = name === settings.name ? [] : chapters;
  const parts = only === undefined ? about : { ...about, script: { ...about.script, title: only.title } };
  const recipe = masterRecipe(format, encoder);
  const tags = tagsOf(parts, timeline, format);
  const { tag } = tags;
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
  const job: MasterJob =
    format.kind === 'mp3'
      ? {
          ...base,
          ...format,
          tag,
          workers: source.workers,
          render: format.channels === 2 ? onTwoChannels(render) : render,
        }
      : { ...base, ...format, metadata: tags.metadata, ...tags.cover, render };
  return {
    job,
    sounds,
    encoderDb: settings.level.encoderDb,
    master: describeMaster(settings, { file, mediaType, samples, level, chapter: only?.id }),
  };
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
    readonly level: ProgrammeLevel;
    readonly chapter: string | undefined;
  },
): PlannedMaster['master'] {
  const { file, mediaType, samples, level, chapter } = about;
  return { rendition: name, ...(chapter !== undefined && { chapter }), file, mediaType, samples, ...level };
}
