import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ingest } from '../../src/ingest/ingest.ts';
import type { DocumentsFile } from '../../src/model/document.ts';
import { ReadoutError } from '../../src/model/readout-error.ts';
import { findSegments } from '../../src/script/find-segments.ts';
import { mutate } from './mutate.ts';
import { seededRandom } from './seeded-random.ts';

/** What came of a run of mutated inputs. */
export interface FuzzResult {
  readonly tried: number;
  readonly read: number;
  readonly refused: number;
  /** Anything but a reading or a ReadoutError, and readings that do not account for every character once. */
  readonly faults: readonly string[];
}

/** Media types of the files that are mutated, by extension; others are left out. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  xml: 'application/rss+xml',
};

/** Reads `count` mutations of the files in the folders; the same seed makes the same mutations. */
export async function fuzz(folders: readonly string[], count: number, seed: number): Promise<FuzzResult> {
  const pages = await loadPages(folders);
  const random = seededRandom(seed);
  const faults: string[] = [];
  let read = 0;
  let refused = 0;
  for (let index = 0; index < count; index++) {
    const page = pages[Math.floor(random() * pages.length)];
    if (page === undefined) throw new Error(`No page to mutate in ${folders.join(', ')}.`);
    const bytes = mutate(page.bytes, pages[Math.floor(random() * pages.length)]?.bytes ?? page.bytes, random);
    const fault = await readOne(page.mediaType, bytes);
    if (fault === undefined) read++;
    else if (fault === 'refused') refused++;
    else faults.push(`${page.name}, mutation ${index} of seed ${seed}: ${fault}`);
  }
  return { tried: count, read, refused, faults };
}

async function loadPages(
  folders: readonly string[],
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }[]> {
  const pages = [];
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) {
      const mediaType = MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1)];
      if (mediaType !== undefined) pages.push({ name, mediaType, bytes: await readFile(join(folder, name)) });
    }
  }
  return pages;
}

async function readOne(mediaType: string, bytes: Uint8Array): Promise<string | undefined> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const received = {
    id: 'i1',
    address: '/soak/page',
    mediaType,
    bytes,
    sha256,
    receivedAt: '2026-01-01T00:00:00.000Z',
  };
  try {
    const documents = await ingest([received], new AbortController().signal);
    findSegments(documents);
    return uncovered(documents);
  } catch (error) {
    if (error instanceof ReadoutError && error.code !== 'unexpected') return 'refused';
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** Where the spans do not cover an input exactly once, in order. */
function uncovered({ inputs, spans }: DocumentsFile): string | undefined {
  for (const input of inputs) {
    let at = 0;
    for (const { source } of spans.filter((span) => span.source.input === input.id)) {
      if (source.start !== at || source.end <= source.start)
        return `span ${source.start}-${source.end} does not follow ${at}`;
      at = source.end;
    }
    if (at !== input.text.length) return `spans end at ${at} of ${input.text.length}`;
  }
  return undefined;
}
