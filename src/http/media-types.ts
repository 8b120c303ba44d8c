import { extname } from 'node:path';

/** Media type by extension, as feed readers and players expect it. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/x-m4a',
  '.opus': 'audio/ogg',
  '.xml': 'application/rss+xml; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.srt': 'application/x-subrip; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Text gains from gzip; sound and pictures are packed already, and players want their exact length. */
const GZIPPED = new Set(['.xml', '.json', '.vtt', '.srt', '.html', '.txt']);

/** A chapters file has a media type of its own (Podcasting 2.0). */
const CHAPTERS = /(?:^|\/)chapters-[0-9a-f]+\.json$/u;

/** The `Content-Type` of a file. */
export function mediaTypeOf(path: string): string {
  if (CHAPTERS.test(path)) return 'application/json+chapters';
  return MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/** True where a file is worth sending gzipped. */
export function isGzipped(path: string): boolean {
  return GZIPPED.has(extname(path).toLowerCase());
}

/** A name with a hash never changes its meaning and may be kept for good; everything else is asked for again. */
export function cacheControlOf(path: string): string {
  return /-[0-9a-f]{12,64}\.[a-z0-9]+$/u.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
