import { join } from 'node:path';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import type { ClipsFile } from '../model/clip.ts';
import type { EpisodeReference } from '../model/episode.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { type Master, type Timeline, type TimelineFile, timelineFileSchema } from '../model/timeline.ts';
import { readJson } from '../store/json-file.ts';
import { artefactFile, mediaFolder } from '../store/paths.ts';
import { buildTag } from './build-tag.ts';
import { buildTimeline } from './build-timeline.ts';
import { recordSounds } from './frame-records.ts';
import { hashMaster, masterRecipe } from './hash-master.ts';
import { keepOrEncode, type MasteringReport } from './keep-or-encode.ts';
import { levelProgramme } from './level-programme.ts';
import type { LoadedAsset } from './load-assets.ts';
import { createMix } from './mix.ts';
import { type PlacedSound, placeSounds } from './place-sounds.ts';
import { prepareTheme, type ShowSound } from './prepare-theme.ts';
import { createClipReader, readMeasures } from './read-clips.ts';
import { removeOldMasters } from './remove-old-masters.ts';

/** What an episode is stitched from. */
export interface StitchRequest {
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly script: Script;
  readonly clips: ClipsFile;
  readonly show: Pick<Show, 'title' | 'author' | 'description'> & ShowSound;
  /** JPEG for the tag. */
  readonly cover?: Uint8Array;
  readonly ffmpeg: Ffmpeg;
  /** Encoders that run side by side. */
  readonly workers: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** Told for each master how much of it had to be encoded, and why. */
  readonly onMastered?: (report: MasteringReport) => void;
}

const FORMAT = { bitrateKbps: 96, channels: 1 } as const;
/** -16 LUFS on a dual-mono meter is what Apple asks for; MP3 may add 1.5 dB to peaks, of which -1 dBTP may come out. */
const LEVEL = { lufs: -16, ceilingDbtp: -2.5, bitrateKbps: FORMAT.bitrateKbps };

/**
 * Puts an episode together: places its clips and stings, masters them, and writes `media/podcast-<hash>.mp3`. The name
 * holds a hash of everything that shapes the bytes, so a master that is there already is kept. After an edit only what
 * changed is encoded, and the file is byte for byte what a clean build gives. Of older masters those of the build before
 * stay: what is public has a copy of its own.
 * @throws ReadoutError `episode-incomplete` naming the segment that lacks a clip; what ffmpeg and the disk say.
 */
export async function stitch(request: StitchRequest, signal: AbortSignal): Promise<TimelineFile> {
  const { home, script, clips, show } = request;
  const { theme, assets: load } = await prepareTheme(home, request.episode.show, show, request.ffmpeg, signal);
  const timeline = buildTimeline({ script, clips, theme });
  const { cues } = timeline;
  const spoken = cues.filter((cue) => cue.kind === 'clip');
  const assets = await load(cues.flatMap((cue) => (cue.kind === 'clip' ? [] : [cue.asset])));
  const measures = await readMeasures(home, spoken, signal);
  const readClip = createClipReader(home);
  const sounds = await placeSounds({ cues, measures, assets, readClip });
  const masters = [await makeMaster(request, { timeline, sounds, assets }, signal)];
  await removeOldMasters(mediaFolder(home, request.episode), await mastersToKeep(request, masters));
  return { format: 'readout-timeline/1', ...timeline, masters };
}

/** Those just made and those of the build before, from which the next edit, or taking this one back, can go on. */
async function mastersToKeep({ home, episode }: StitchRequest, made: readonly Master[]): Promise<Set<string>> {
  const before = await readJson(artefactFile(home, episode, 'stitch'), timelineFileSchema).catch(() => undefined);
  return new Set([...made, ...(before?.masters ?? [])].map(({ file }) => file));
}

interface Programme {
  readonly timeline: Timeline;
  readonly sounds: readonly PlacedSound[];
  readonly assets: ReadonlyMap<string, LoadedAsset>;
}

async function makeMaster(request: StitchRequest, programme: Programme, signal: AbortSignal): Promise<Master> {
  const { home, episode, ffmpeg, workers, onProgress } = request;
  const { timeline, sounds, assets } = programme;
  const { cues, samples } = timeline;
  const level = levelProgramme(sounds, samples, LEVEL);
  const { gainDb } = level;
  const tag = buildTag(request, timeline);
  const recipe = masterRecipe(FORMAT, await ffmpeg.version(signal));
  const file = `podcast-${hashMaster({ recipe, tag, samples, gainDb, sounds })}.mp3`;
  const job = {
    ...FORMAT,
    rendition: 'podcast',
    recipe,
    path: join(mediaFolder(home, episode), file),
    tag,
    samples,
    gainDb,
    sounds: recordSounds(sounds, gainDb),
    render: createMix({ cues, readClip: createClipReader(home), assets, gainDb }),
    workers,
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  const { report, ...written } = await keepOrEncode(job, ffmpeg, signal);
  request.onMastered?.(report);
  return { rendition: 'podcast', file, mediaType: 'audio/mpeg', ...written, samples, ...level };
}
