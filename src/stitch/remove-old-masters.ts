import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { framesFolder } from './frame-records.ts';

/** Names of our masters: `podcast-0123456789abcdef.mp3`, `briefing-2-….mp3`. */
const MASTER = /^[a-z0-9]+(?:-\d+)?-[0-9a-f]{16}\.[a-z0-9]+$/u;
/** What a build leaves when it is killed. */
const LEFT_OVER = /^\..*\.part$/u;
/** A build that still writes is never so old. */
const LEFT_OVER_MS = 24 * 60 * 60 * 1000;

/** Removes all masters from a media folder but these, their records, and what killed builds left a day ago or earlier. */
export async function removeOldMasters(media: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(media).catch(() => [])) {
    const isOld = MASTER.test(name) && !kept.has(name);
    if (isOld || (await isLeftOver(media, name))) await rm(join(media, name), { force: true });
  }
  for (const name of await readdir(framesFolder(media)).catch(() => [])) {
    const isOld = !name.startsWith('.') && !kept.has(name.replace(/\.[a-z]+$/u, ''));
    if (isOld || (await isLeftOver(framesFolder(media), name)))
      await rm(join(framesFolder(media), name), { force: true });
  }
}

/** Whether a file is what a killed build left, not what another one is writing. */
async function isLeftOver(folder: string, name: string): Promise<boolean> {
  return LEFT_OVER.test(name) && (await ageOf(join(folder, name))) > LEFT_OVER_MS;
}

async function ageOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}
