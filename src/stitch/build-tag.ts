import { buildId3, type EpisodeTag } from '../media/id3.ts';
import { writeMetadata } from '../media/write-metadata.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import type { Timeline } from '../model/timeline.ts';
import { toMs } from '../model/units.ts';

/** What of an episode its tags tell. */
export interface TagParts {
  readonly script: Pick<Script, 'title' | 'language' | 'date' | 'segments'>;
  readonly show: Pick<Show, 'title' | 'author' | 'description'>;
  readonly cover?: Uint8Array;
}

/** The ID3 tag of a master. */
export function buildTag(parts: TagParts, timeline: Pick<Timeline, 'chapters'>): Uint8Array {
  return buildId3({ ...describe(parts, timeline), ...(parts.cover === undefined ? {} : { cover: parts.cover }) });
}

/** The same tag for a rendition that ffmpeg writes; Ogg's cover is a part of it, MP4's a stream of its own. */
export function buildMetadata(parts: TagParts, timeline: Pick<Timeline, 'chapters'>, codec: 'opus' | 'aac'): string {
  const cover = codec === 'opus' && parts.cover !== undefined ? { cover: parts.cover } : {};
  return writeMetadata({ ...describe(parts, timeline), ...cover });
}

/** The comment is the spoken intro, which says what this is and that its voices are synthetic. */
function describe({ script, show }: TagParts, { chapters }: Pick<Timeline, 'chapters'>): Omit<EpisodeTag, 'cover'> {
  const intro = script.segments.filter(({ kind }) => kind === 'intro').map(({ text }) => text);
  return {
    title: script.title,
    show: show.title,
    artist: show.author,
    date: script.date,
    language: script.language,
    comment: intro.join(' ') || show.description,
    chapters: chapters.map(({ id, title, at, end }) => ({ id, title, startMs: toMs(at), endMs: toMs(end) })),
  };
}
