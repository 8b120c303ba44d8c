import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ReadoutError } from '../model/readout-error.ts';
import { isMissing, writeAtomic } from './write-atomic.ts';

/** Reads and checks a JSON file; undefined where there is none. @throws ReadoutError `bad-file` naming the path and the field. */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.infer<Schema> | undefined> {
  try {
    return parseJson(path, await readFile(path, 'utf8'), schema);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Like {@link readJson}, at once: of hundreds of small files reading each in turn takes a quarter of the time. Whoever reads many
 * lets others have a turn in between.
 */
export function readJsonNow<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> | undefined {
  try {
    return parseJson(path, readFileSync(path, 'utf8'), schema);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function parseJson<Schema extends z.ZodType>(path: string, text: string, schema: Schema): z.infer<Schema> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new ReadoutError('bad-file', `${path} is not valid JSON.`, {
      hint: 'Restore it or remove it and build again.',
      cause,
    });
  }
  const result = schema.safeParse(parsed);
  if (result.success) return result.data;
  throw new ReadoutError('bad-file', `${path} is not what Readout wrote: ${z.prettifyError(result.error)}`, {
    hint: 'Restore it or remove it and build again.',
  });
}

/** Like {@link readJson} for a file that must be there. */
export async function requireJson<Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> {
  const value = await readJson(path, schema);
  if (value === undefined)
    throw new ReadoutError('bad-file', `${path} is missing.`, { hint: 'Build the episode again.' });
  return value;
}

/** Writes a JSON file whole, two spaces deep, so that people can read it and version control can compare it. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await writeAtomic(path, `${JSON.stringify(value, null, 2)}\n`);
}
