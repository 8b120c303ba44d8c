import type { IncomingMessage } from 'node:http';
import { type Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { tooLarge } from '../receive-input.ts';

/**
 * Reads a body whole, unpacked, and stops at the limit: what counts is what comes out, so that a small archive cannot
 * fill the memory.
 * @throws ReadoutError `input-too-large`.
 */
export async function readBody(
  response: IncomingMessage,
  address: string,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const announced = Number(response.headers['content-length'] ?? '0');
  if (announced > limit) {
    response.destroy();
    throw tooLarge(address, limit);
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      chunks.push(chunk);
      done(length > limit ? tooLarge(address, limit) : null);
    },
  });
  await pipeline([response, ...decodersFor(response.headers['content-encoding'] ?? ''), collect], { signal });
  return Buffer.concat(chunks, length);
}

function decodersFor(encoding: string): Transform[] {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  // Servers cut the last block of a gzip body off now and then; browsers show what came.
  const lenient = { finishFlush: constants.Z_SYNC_FLUSH };
  return names.toReversed().flatMap((name) => {
    switch (name) {
      case 'gzip':
      case 'x-gzip':
        return [createGunzip(lenient)];
      case 'deflate':
        return [createInflate(lenient)];
      case 'br':
        return [createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })];
      default:
        return [];
    }
  });
}

/** Lets a body go that nobody wants to read. */
export function dropBody(response: IncomingMessage): void {
  response.destroy();
}
