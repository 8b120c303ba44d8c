import { readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { readMp3Info } from '../media/mp3-info.ts';
import { asReadoutError } from '../model/readout-error.ts';

/** How long one request of a check may take. */
const TIMEOUT_MS = 20_000;
/** A picture for a cover is never larger. */
const COVER_BYTES = 20 * 1024 * 1024;

/** What a feed's file turned out to be. */
export interface FoundFile {
  readonly bytes: number | undefined;
  /** Over HTTP only. */
  readonly served?: {
    readonly mediaType: string;
    /** Anybody's page may read it. */
    readonly isShared: boolean;
    /** Answers a request for its first two bytes with just these. */
    readonly answersRanges: boolean;
  };
}

/** Where the files lie that a feed names: beside it on this machine, or on the web. */
export interface FeedFiles {
  /** @throws ReadoutError saying why it cannot be had. */
  find(url: string, signal?: AbortSignal): Promise<FoundFile>;
  contents(url: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Length of an MP3 in seconds; undefined where that would mean to download it. */
  seconds(url: string): Promise<number | undefined>;
  /** Whether it is worth asking for this file: false for one that lies elsewhere. */
  has(url: string): boolean;
}

/** Files in the folder of a feed on this machine: `base` is the address that the folder has on the web. */
export function localFiles(folder: string, base: string): FeedFiles {
  const pathOf = (url: string): string => join(folder, decodePath(url.slice(base.length)));
  return {
    // A feed may be anybody's: what it names outside its folder is none of its files.
    has: (url) => url.startsWith(base) && pathOf(url).startsWith(folder + sep),
    find: async (url) => ({ bytes: (await stat(pathOf(url))).size }),
    contents: (url) => readFile(pathOf(url)),
    seconds: async (url) => {
      const { samples, sampleRate } = await readMp3Info(pathOf(url));
      return samples / sampleRate;
    },
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Files on the web. */
export function remoteFiles(): FeedFiles {
  return {
    has: (url) => /^https?:\/\//iu.test(url),
    find: findRemote,
    contents: (url, signal) => fetchBytes(url, COVER_BYTES, signal),
    seconds: async () => undefined,
  };
}

async function findRemote(url: string, signal?: AbortSignal): Promise<FoundFile> {
  const headers = { 'Accept-Encoding': 'identity' };
  const whole = await fetch(url, { method: 'HEAD', headers, signal: limited(signal) });
  if (!whole.ok) throw new Error(`HEAD is answered with ${whole.status}`);
  const part = await fetch(url, { headers: { ...headers, Range: 'bytes=0-1' }, signal: limited(signal) });
  const length = whole.headers.get('content-length');
  const answersRanges =
    part.status === 206 &&
    part.headers.get('content-range') === `bytes 0-1/${length}` &&
    part.headers.get('content-length') === '2';
  await part.body?.cancel();
  return {
    bytes: length === null ? undefined : Number(length),
    served: {
      mediaType: (whole.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '',
      isShared: whole.headers.get('access-control-allow-origin') === '*',
      answersRanges,
    },
  };
}

/** Downloads at most `most` bytes. @throws where there is more, or no good answer. */
export async function fetchBytes(url: string, most: number, signal?: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal: limited(signal) });
  if (!response.ok || response.body === null) throw new Error(`it is answered with ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > most) throw new Error(`it has more than ${most} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A request's own limit of time, besides what ends the whole check. */
export function limited(signal: AbortSignal | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
}

/** Why a file cannot be had, as the end of a sentence. */
export function whyNot(thrown: unknown): string {
  if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return 'it is not there';
  if (thrown instanceof Error && thrown.cause instanceof Error) return thrown.cause.message;
  return thrown instanceof Error ? thrown.message : asReadoutError(thrown).message;
}
