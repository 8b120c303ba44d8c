import { resolve } from 'node:path';
import { ReadoutError } from '../model/readout-error.ts';
import { type LexiconEntry, lexiconFileSchema } from '../model/show.ts';
import { readJson } from '../store/json-file.ts';
import type { Environment } from './environment.ts';

/** The entries of `--lexicon FILE`; undefined where none was named. @throws ReadoutError `input-not-found`, `bad-file`. */
export async function readLexicon(
  { folder }: Pick<Environment, 'folder'>,
  name: string | undefined,
): Promise<readonly LexiconEntry[] | undefined> {
  if (name === undefined) return undefined;
  const path = resolve(folder, name);
  const file = await readJson(path, lexiconFileSchema);
  if (file !== undefined) return file.entries;
  throw new ReadoutError('input-not-found', `There is no file ${path}.`, {
    hint: 'A lexicon file holds {"format":"readout-lexicon/1","entries":[{"written":"…","alias":"…"}]}.',
  });
}
