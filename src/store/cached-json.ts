import { stat } from 'node:fs/promises';
import type { z } from 'zod';
import { ReadoutError } from '../model/readout-error.ts';
import { requireJson } from './json-file.ts';

/** Reads files that many jobs in turn need, parsing each version of a file once. */
export interface JsonCache {
  /** @throws ReadoutError `bad-file` as {@link requireJson} does. */
  read<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>>;
}

/** Files kept at most; a worker is busy with few episodes at once. */
const KEPT_FILES = 8;

/** Makes an empty cache. A file that was replaced (another inode, size or time) is read again. */
export function createJsonCache(): JsonCache {
  const kept = new Map<string, { version: string; value: unknown }>();
  return {
    async read(path, schema) {
      const version = await versionOf(path);
      const known = kept.get(path);
      // Every path is always read with the same schema, so a kept value has passed it; parsing again is what is saved here.
      if (known?.version === version) return known.value as z.infer<typeof schema>;
      const value = await requireJson(path, schema);
      kept.delete(path);
      kept.set(path, { version, value });
      for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_FILES))) kept.delete(oldest);
      return value;
    },
  };
}

async function versionOf(path: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino}-${size}-${mtimeMs}`;
  } catch (cause) {
    throw new ReadoutError('bad-file', `${path} is missing.`, { hint: 'Build the episode again.', cause });
  }
}
