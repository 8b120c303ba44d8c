import { extname, join } from 'node:path';
import type { AlternateFile, BriefingFile, PublicFile } from '../model/publication.ts';
import type { Script } from '../model/script.ts';
import type { Chapter, Master, TimelineFile } from '../model/timeline.ts';
import { toMs } from '../model/units.ts';
import { cleanLine } from './clean-text.ts';
import { mainText } from './main-text.ts';
import { copyAtomic, sizeOf } from './public-file.ts';

/** Where masters lie and where they go. */
export interface MasterPlace {
  /** The public folder. */
  readonly root: string;
  /** Of the episode below it, with a slash at its end. */
  readonly folder: string;
  /** The episode's masters. */
  readonly media: string;
}

/** Copies a master to the public folder under a name that holds its hash. */
export async function copyMaster({ root, folder, media }: MasterPlace, master: Master): Promise<PublicFile> {
  const { bytes, sha256, mediaType, rendition, file } = master;
  const path = `${folder}${rendition}-${sha256.slice(0, 16)}${extname(file)}`;
  if ((await sizeOf(join(root, path))) !== bytes) await copyAtomic(join(media, file), join(root, path));
  return { path, mediaType, bytes, sha256 };
}

/** Copies the renditions besides the podcast, and tells what each is for; only those that the episode has. */
export async function copyOtherMasters(
  place: MasterPlace,
  script: Script,
  timeline: TimelineFile,
): Promise<{ alternates?: AlternateFile[]; briefing?: BriefingFile[] }> {
  const alternates: AlternateFile[] = [];
  const briefing: BriefingFile[] = [];
  for (const master of timeline.masters) {
    if (master.rendition === 'podcast') continue;
    const file = await copyMaster(place, master);
    const seconds = toMs(master.samples) / 1000;
    const bitrateKbps = Math.max(1, Math.round((master.bytes * 8) / seconds / 1000));
    if (master.rendition !== 'briefing') alternates.push({ ...file, rendition: master.rendition, bitrateKbps });
    else briefing.push({ ...file, ...describePart(script, timeline, master), durationMs: toMs(master.samples) });
  }
  return { ...(alternates.length > 0 && { alternates }), ...(briefing.length > 0 && { briefing }) };
}

function describePart(
  script: Script,
  timeline: TimelineFile,
  { chapter: id }: Master,
): { title: string; mainText: string } {
  const chapter = timeline.chapters.find((one) => one.id === id);
  if (chapter === undefined) return { title: cleanLine(script.title), mainText: mainText(script) };
  const segments = segmentsIn(chapter, timeline);
  const said = script.segments.filter((segment) => segments.has(segment.id));
  return { title: cleanLine(chapter.title), mainText: mainText({ segments: said }) };
}

function segmentsIn({ at, end }: Chapter, { cues }: TimelineFile): Set<string> {
  return new Set(cues.flatMap((cue) => (cue.kind === 'clip' && cue.at >= at && cue.at < end ? [cue.segment] : [])));
}
