import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { createGunzip } from 'node:zlib';
import { ReadoutError } from '../../model/readout-error.ts';
import { throwIfStopped } from '../stopped.ts';
import { type EngineArchive, placeEntry } from './engine-archive.ts';
import { type ArchiveEntry, readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';

/** Writes what is kept of an archive into a folder. @throws ReadoutError `bad-file` where a rule finds nothing to keep. */
export async function unpackArchive(
  archive: EngineArchive,
  path: string,
  folder: string,
  signal?: AbortSignal,
): Promise<void> {
  const missing = new Set(archive.keep);
  const wants = (name: string) => placeEntry(name, archive) !== undefined;
  for await (const { name, contents } of entriesOf(path, wants)) {
    throwIfStopped(signal);
    const place = placeEntry(name, archive);
    if (place === undefined) continue;
    const target = join(folder, place.path);
    // The archive is pinned, so this cannot happen; it costs nothing to be sure.
    if (normalize(place.path).startsWith('..')) throw broken(archive, `holds the path ${place.path}`);
    await mkdir(dirname(target), { recursive: true });
    await (place.isPart ? appendFile(target, contents) : writeFile(target, contents));
    for (const rule of archive.keep) if (name.startsWith(rule.from)) missing.delete(rule);
  }
  for (const { from } of missing) throw broken(archive, `holds no ${from}`);
}

function entriesOf(
  path: string,
  wants: (name: string) => boolean,
): AsyncIterable<ArchiveEntry> | AsyncGenerator<ArchiveEntry> {
  return path.endsWith('.whl') ? readWheel(path, wants) : readTar(createReadStream(path).pipe(createGunzip()), wants);
}

async function* readWheel(path: string, wants: (name: string) => boolean): AsyncGenerator<ArchiveEntry> {
  yield* readZip(await readFile(path), wants);
}

function broken({ file }: EngineArchive, why: string): ReadoutError {
  return new ReadoutError('bad-file', `${file} ${why}.`, { hint: 'Please report this.' });
}
