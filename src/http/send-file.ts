import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { readByteRange } from './byte-range.ts';
import { type ConditionHeaders, isFresh, isRangeCurrent } from './conditions.ts';
import { cacheControlOf, isGzipped, mediaTypeOf } from './media-types.ts';

/** What of a request decides how a file is sent. */
export interface FileRequest extends ConditionHeaders {
  readonly isHead: boolean;
  readonly range: string | undefined;
  readonly acceptsGzip: boolean;
}

/** Answers with a file: whole or in part, gzipped where it helps, or the news that nothing changed. Never read whole into memory. */
export async function sendFile(path: string, request: FileRequest): Promise<Response> {
  // Opened before anything is said about it: a file replaced meanwhile cannot mix two contents in one answer.
  const file = await open(path, 'r');
  let isStreaming = false;
  try {
    const stats = await file.stat({ bigint: true });
    const response = answer(file, stats, path, request);
    isStreaming = response.body !== null;
    return response;
  } finally {
    if (!isStreaming) await file.close();
  }
}

function answer(file: FileHandle, stats: BigIntStats, path: string, request: FileRequest): Response {
  const bytes = Number(stats.size);
  const isPacked = isGzipped(path) && request.acceptsGzip && request.range === undefined;
  const etag = etagOf(stats, isPacked);
  const validators = { etag, modified: stats.mtime };
  const headers = new Headers({
    'Content-Type': mediaTypeOf(path),
    'Cache-Control': cacheControlOf(path),
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'Last-Modified': stats.mtime.toUTCString(),
    'X-Content-Type-Options': 'nosniff',
  });
  if (isGzipped(path)) headers.set('Vary', 'Accept-Encoding');
  if (isFresh(request, validators)) return new Response(null, { status: 304, headers });
  if (isPacked) return sendPacked(file, headers, request.isHead);
  const range = isRangeCurrent(request, validators)
    ? readByteRange(request.range, bytes)
    : ({ kind: 'whole' } as const);
  switch (range.kind) {
    case 'unsatisfiable':
      headers.set('Content-Range', `bytes */${bytes}`);
      return new Response(null, { status: 416, headers });
    case 'whole':
      return sendBytes(file, { headers, status: 200, start: 0, end: bytes - 1 }, request.isHead);
    case 'part':
      headers.set('Content-Range', `bytes ${range.start}-${range.end}/${bytes}`);
      return sendBytes(file, { headers, status: 206, start: range.start, end: range.end }, request.isHead);
  }
}

function sendPacked(file: FileHandle, headers: Headers, isHead: boolean): Response {
  headers.set('Content-Encoding', 'gzip');
  if (isHead) return new Response(null, { headers });
  const packer = createGzip();
  const source = file.createReadStream();
  source.on('error', (error) => packer.destroy(error));
  packer.on('close', () => source.destroy());
  return new Response(Readable.toWeb(source.pipe(packer)), { headers });
}

function sendBytes(
  file: FileHandle,
  { headers, status, start, end }: { headers: Headers; status: number; start: number; end: number },
  isHead: boolean,
): Response {
  headers.set('Content-Length', String(end - start + 1));
  if (isHead || end < start) return new Response(null, { status, headers });
  return new Response(Readable.toWeb(file.createReadStream({ start, end })), { status, headers });
}

/** Changes whenever the file is replaced or written, also within one tick of the clock. */
function etagOf({ ino, size, mtimeNs }: BigIntStats, isPacked: boolean): string {
  const hash = createHash('sha256').update(`${ino}-${size}-${mtimeNs}`).digest('hex').slice(0, 20);
  return `"${hash}${isPacked ? '-gzip' : ''}"`;
}
