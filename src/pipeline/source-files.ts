import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { receiveInput } from '../ingest/receive-input.ts';
import type { DocumentsFile } from '../model/document.ts';
import type { Episode } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { sourceFolder } from '../store/paths.ts';
import { writeAtomic } from '../store/write-atomic.ts';

const ENDINGS: Readonly<Record<string, string>> = {
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/html': '.html',
  'text/vtt': '.vtt',
  'application/x-subrip': '.srt',
  'application/feed+json': '.json',
};

/** How the copy of an input ends, so that a person can open it. */
export function fileEnding(mediaType: string): string {
  const type = mediaType.split(';', 1)[0] ?? '';
  return ENDINGS[type] ?? (type.endsWith('+xml') ? '.xml' : '.bin');
}

/** The inputs of an episode as received, from the copies in its `source/`. @throws ReadoutError `bad-file` naming a lost copy. */
export async function openInputs(home: string, episode: Episode): Promise<ReceivedInput[]> {
  const folder = sourceFolder(home, episode);
  return Promise.all(
    episode.request.inputs.map(async ({ id, address, mediaType, received, receivedAt }) => {
      const path = join(folder, received ?? id);
      const bytes = await readCopy(path);
      const arrived = { id, address, bytes, declaredType: mediaType };
      return receiveInput(receivedAt === undefined ? arrived : { ...arrived, receivedAt });
    }),
  );
}

async function readCopy(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new ReadoutError('bad-file', `The copy of an input, ${path}, cannot be read.`, {
      hint: 'Build the episode from its inputs again.',
      cause,
    });
  }
}

/** Writes the texts that offsets point into beside the copies, for people and other programs. */
export async function keepTexts(home: string, episode: Episode, { inputs }: DocumentsFile): Promise<void> {
  for (const { id, text } of inputs) await writeAtomic(join(sourceFolder(home, episode), `${id}.text`), text);
}
