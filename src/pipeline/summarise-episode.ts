import { join, relative } from 'node:path';
import type { ClipsFile } from '../model/clip.ts';
import type { Episode, EpisodeReference } from '../model/episode.ts';
import { masteringFileSchema } from '../model/mastering.ts';
import { publicationSchema } from '../model/publication.ts';
import type { Script } from '../model/script.ts';
import { readJson, requireJson } from '../store/json-file.ts';
import { artefactFile, mediaFolder, publicFolder } from '../store/paths.ts';
import { readArtefacts } from './read-artefacts.ts';

/** What came of an episode, for its record: where things lie, how long and loud it is, what it took. */
export async function summariseEpisode(
  home: string,
  episode: EpisodeReference,
): Promise<NonNullable<Episode['result']>> {
  const publication = await requireJson(artefactFile(home, episode, 'publish'), publicationSchema);
  const { script, clips, timeline } = await readArtefacts(home, episode);
  const inHome = (path: string) => relative(home, join(publicFolder(home, episode.show), path));
  const { reports } = publication;
  const sum = (count: (segment: (typeof clips.segments)[number]) => number) =>
    clips.segments.reduce((total, segment) => total + count(segment), 0);
  return {
    title: publication.title,
    media: inHome(publication.enclosure.path),
    transcript: inHome(publication.transcripts.vtt.path),
    feed: inHome('feed.xml'),
    ...(reports === undefined
      ? {}
      : { waveform: inHome(reports.waveform.path), loudness: inHome(reports.loudness.path) }),
    durationMs: publication.durationMs,
    lufs: publication.lufs,
    truePeak: publication.truePeak,
    chapters: timeline.chapters.length,
    segments: script.segments.length,
    takesMade: sum(({ takesMade }) => takesMade),
    takesFound: sum(({ takesFound }) => takesFound),
    billed: sum(({ billed }) => billed),
    ...sumCharges(clips),
    ...recordingsOf(script),
    ...(await masteringOf(home, episode)),
    warnings: [...new Set([...script.warnings, ...clips.segments.flatMap(({ warnings }) => warnings)])],
  };
}

/** Which recordings are heard, whose, and by what right. */
function recordingsOf({ segments, speakers }: Script): Pick<NonNullable<Episode['result']>, 'recordings'> {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const recordings = segments.flatMap(({ id, speaker, recording }) =>
    recording === undefined ? [] : [{ ...recording, segment: id, speaker: names.get(speaker) ?? speaker }],
  );
  return recordings.length === 0 ? {} : { recordings };
}

/** What stitching said that it encoded; nothing where that cannot be read: it is for information. */
async function masteringOf(
  home: string,
  episode: EpisodeReference,
): Promise<Pick<NonNullable<Episode['result']>, 'mastering'>> {
  const path = join(mediaFolder(home, episode), 'mastering.json');
  const file = await readJson(path, masteringFileSchema).catch(() => undefined);
  return file === undefined ? {} : { mastering: file.masters };
}

/** What the episode's takes cost, each counted once however often it is heard. */
function sumCharges({ segments }: ClipsFile): Pick<NonNullable<Episode['result']>, 'spent'> {
  const charges = new Map(
    segments.flatMap(({ charges = [] }) => charges.map((charge) => [charge.take, charge] as const)),
  );
  if (charges.size === 0) return {};
  const all = [...charges.values()];
  const costUsd = all.reduce((total, charge) => total + (charge.costUsd ?? 0), 0);
  return {
    spent: {
      takes: all.length,
      billed: all.reduce((total, { billed }) => total + billed, 0),
      // Sums of binary fractions: nobody needs more than a millionth of a dollar.
      costUsd: Math.round(costUsd * 1e6) / 1e6,
      isWhole: all.every((charge) => charge.costUsd !== undefined),
    },
  };
}
