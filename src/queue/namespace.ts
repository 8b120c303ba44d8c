import { randomBytes } from 'node:crypto';
import { link, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, requireJson, writeJson } from '../store/json-file.ts';
import { temporaryName } from '../store/write-atomic.ts';

const namespaceSchema = z.object({ format: z.literal('readout-namespace/1'), prefix: z.string() });

/** What begins every Redis key of a data folder, made once, so that data folders that share a Redis keep apart. */
export async function readNamespace(home: string): Promise<string> {
  const path = join(home, 'redis', 'namespace.json');
  const known = await readJson(path, namespaceSchema);
  if (known !== undefined) return known.prefix;
  const temporary = temporaryName(path);
  await writeJson(temporary, { format: 'readout-namespace/1', prefix: `readout-${randomBytes(4).toString('hex')}` });
  // Of processes that start at once the first to make the link wins; unlike a rename it never replaces the name.
  await link(temporary, path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await rm(temporary, { force: true });
  return (await requireJson(path, namespaceSchema)).prefix;
}
