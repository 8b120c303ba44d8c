import { buildId3 } from '../media/id3.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import type { Timeline } from '../model/timeline.ts';
import { toMs } from '../model/units.ts';

/** What of an episode its ID3 tag tells. */
export interface TagParts {
  readonly script: Pick<Script, 'title' | 'language' | 'date' | 'segments'>;
  readonly show: Pick<Show, 'title' | 'author' | 'description'>;
  readonly cover?: Uint8Array;
}

/** The ID3 tag of a master. Its comment is the spoken intro, which says what this is and that its voices are synthetic. */
export function buildTag({ script, show, cover }: TagParts, { chapters }: Pick<Timeline, 'chapters'>): Uint8Array {
  const intro = script.segments.filter(({ kind }) => kind === 'intro').map(({ text }) => text);
  return buildId3({
    title: script.title,
    show: show.title,
    artist: show.author,
    date: script.date,
    language: script.language,
    comment: intro.join(' ') || show.description,
    ...(cover === undefined ? {} : { cover }),
    chapters: chapters.map(({ id, title, at, end }) => ({ id, title, startMs: toMs(at), endMs: toMs(end) })),
  });
}
