import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { takeSchema } from '../model/clip.ts';
import { readJson } from './json-file.ts';

/** Which takes count. */
export interface SpendingFilter {
  /** ISO 8601 UTC: those bought from then on. */
  readonly since: string;
  /** Those bought for this episode, `<show>/<id>`. */
  readonly episode?: string;
}

/** What the takes that were bought since a moment cost, in US dollars, by their records. */
export async function sumSpending(home: string, { since, episode }: SpendingFilter): Promise<number> {
  const folder = join(home, 'takes');
  const from = Date.parse(since);
  let sum = 0;
  for (const part of await readFolder(folder)) {
    for (const name of await readFolder(join(folder, part))) {
      if (!name.endsWith('.json') || name.startsWith('.')) continue;
      const path = join(folder, part, name);
      // A record is written after its take was bought, so an older file needs no reading.
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || found.mtimeMs < from) continue;
      const take = await readJson(path, takeSchema);
      if (take === undefined || Date.parse(take.madeAt) < from) continue;
      if (episode === undefined || take.episode === episode) sum += take.costUsd ?? 0;
    }
  }
  return sum;
}

async function readFolder(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}
