import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from '../../store/json-file.ts';
import type { EngineManifest } from './engine-archive.ts';

/** What lies in an engine's folder: read at every start, so it holds sizes, not checksums. */
const installedSchema = z.object({
  format: z.literal('readout-engine/1'),
  engine: z.string(),
  version: z.string(),
  /** Where each part came from and under which terms. */
  packages: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), sha256: z.string() })),
  /** Path → bytes. */
  files: z.record(z.string(), z.number()),
});

/** The folder of a whole engine, or what is wrong with it. Compares sizes: the checksums were checked when it was installed. */
export async function findEngine(
  engines: string,
  { engine, version }: Pick<EngineManifest, 'engine' | 'version'>,
): Promise<{ readonly folder: string } | { readonly fault: string }> {
  const folder = join(engines, engine, version);
  const installed = await readJson(join(folder, 'engine.json'), installedSchema).catch(() => undefined);
  if (installed === undefined) return { fault: `the engine ${engine} ${version}` };
  const sizes = await Promise.all(
    Object.entries(installed.files).map(async ([path, bytes]) => {
      const size = await stat(join(folder, path)).then(
        (found) => found.size,
        () => -1,
      );
      return size === bytes ? undefined : path;
    }),
  );
  const damaged = sizes.find((path) => path !== undefined);
  return damaged === undefined ? { folder } : { fault: `${damaged} of the engine ${engine} ${version}` };
}

/** Writes what a folder holds; the last step before the folder gets its name. */
export async function recordEngine(folder: string, { engine, version, archives }: EngineManifest): Promise<void> {
  const files: Record<string, number> = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path)] = (await stat(path)).size;
  }
  const packages = archives.map(({ packageName: name, version: of, licence, sha256 }) => ({
    name,
    version: of,
    licence,
    sha256,
  }));
  await writeJson(join(folder, 'engine.json'), { format: 'readout-engine/1', engine, version, packages, files });
}
