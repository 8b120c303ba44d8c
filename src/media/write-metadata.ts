import type { EpisodeTag } from './id3.ts';
import { pictureBlock } from './picture-block.ts';

/**
 * An episode's tag as a file of ffmpeg's own form (FFMETADATA1), for the containers that ffmpeg writes. A cover becomes a comment
 * as Ogg files have it.
 */
export function writeMetadata({ title, show, artist, date, comment, chapters, cover }: EpisodeTag): string {
  const picture = cover && { METADATA_BLOCK_PICTURE: pictureBlock(cover) };
  const tags = { title, artist, album: show, date: date.slice(0, 10), genre: 'Podcast', comment, ...picture };
  const lines = Object.entries(tags).map(([name, value]) => `${name}=${escapeValue(value)}`);
  const stretches = chapters.map(({ title: chapter, startMs, endMs }) => {
    const times = [`TIMEBASE=1/1000`, `START=${Math.round(startMs)}`, `END=${Math.round(endMs)}`];
    return ['[CHAPTER]', ...times, `title=${escapeValue(chapter)}`].join('\n');
  });
  return `${[';FFMETADATA1', ...lines, ...stretches].join('\n')}\n`;
}

/** `=`, `;`, `#`, the backslash and a line feed mean something there. */
function escapeValue(value: string): string {
  return value.replaceAll('\0', '').replaceAll(/[\\=;#\n]/gu, '\\$&');
}
