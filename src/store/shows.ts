import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadoutError } from '../model/readout-error.ts';
import { type Show, showSchema, slugSchema } from '../model/show.ts';
import { readJson, writeJson } from './json-file.ts';
import { showFile } from './paths.ts';

/** Id of the show that is used when none is named; made on first use. */
export const DEFAULT_SHOW = 'default';

/** What a producer may say of a new show; everything else has a default. */
export type ShowSettings = Partial<Omit<Show, 'format' | 'id'>>;

/** Reads a show. @throws ReadoutError `show-not-found`. */
export async function readShow(home: string, id: string): Promise<Show> {
  const show = slugSchema.safeParse(id).success ? await readJson(showFile(home, id), showSchema) : undefined;
  if (show !== undefined) return show;
  throw new ReadoutError('show-not-found', `There is no show "${id}".`, {
    hint: `Make it with \`readout show create ${id}\`, or list the shows with \`readout show list\`.`,
  });
}

/** Reads a show; the default show as it would be made, where it is not there yet. @throws ReadoutError `show-not-found`. */
export async function findShow(home: string, id: string, settings: ShowSettings): Promise<Show> {
  if (id !== DEFAULT_SHOW) return readShow(home, id);
  return (await readJson(showFile(home, id), showSchema)) ?? newShow(id, settings);
}

/** Reads a show; the default show is made with `settings` when it is not there yet. @throws ReadoutError `show-not-found`. */
export async function ensureShow(home: string, id: string, settings: ShowSettings): Promise<Show> {
  if (id !== DEFAULT_SHOW) return readShow(home, id);
  const existing = await readJson(showFile(home, id), showSchema);
  if (existing !== undefined) return existing;
  const show = newShow(id, settings);
  await writeShow(home, show);
  return show;
}

/** A show with defaults for all that `settings` leaves open. @throws ReadoutError `bad-usage` naming the field. */
export function newShow(id: string, settings: ShowSettings): Show {
  const title = settings.title ?? (id === DEFAULT_SHOW ? 'Readout' : id);
  return checkShow({
    format: 'readout-show/1',
    id,
    title,
    author: title,
    description: `Articles and interviews, read aloud by synthetic voices.`,
    language: 'en',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    category: 'News',
    isExplicit: false,
    publicUrl: `http://127.0.0.1:8787/${id}/`,
    cast: {},
    lexicon: [],
    instance: 'flite',
    templates: {},
    theme: 'default',
    ...settings,
  });
}

/** Checks what a producer said of a show. @throws ReadoutError `bad-usage` naming the field. */
export function checkShow(candidate: Readonly<Record<string, unknown>>): Show {
  const result = showSchema.safeParse(candidate);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? 'show';
  const value = JSON.stringify(issue?.path.length === 1 ? candidate[String(issue.path[0])] : undefined);
  throw new ReadoutError('bad-usage', `The show's ${field} ${value ?? ''} is not usable: ${issue?.message}.`);
}

/** Writes a show's record. */
export async function writeShow(home: string, show: Show): Promise<void> {
  await writeJson(showFile(home, show.id), show);
}

/** All shows of a data folder by id. */
export async function listShows(home: string): Promise<Show[]> {
  const names = await folderNames(join(home, 'shows'));
  const shows = await Promise.all(names.map((name) => readJson(showFile(home, name), showSchema)));
  return shows.filter((show) => show !== undefined);
}

/** Names of the folders in `path`, sorted; none where there is no such folder. */
export async function folderNames(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && slugSchema.safeParse(entry.name).success)
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
