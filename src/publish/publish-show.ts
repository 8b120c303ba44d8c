import { join } from 'node:path';
import { type Publication, publicationSchema } from '../model/publication.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Show } from '../model/show.ts';
import { hashFile } from '../store/hash-file.ts';
import { readJson } from '../store/json-file.ts';
import { artefactFile, episodesFolder, publicFolder } from '../store/paths.ts';
import { folderNames } from '../store/shows.ts';
import { buildBriefing, buildLatest } from './build-briefing.ts';
import { buildFeed, MOST_ITEMS } from './build-feed.ts';
import { makeCover } from './make-cover.ts';
import { copyAtomic, replaceFile, sizeOf, writePublicFile } from './public-file.ts';
import { BRIEFING, FEED, LATEST, LATEST_SOUND, SHOW_PAGE } from './public-urls.ts';
import { buildShowPage } from './show-page.ts';

/**
 * Writes what a show's listeners, speakers and visitors ask for again and again, from the publications of all its
 * episodes: page, briefing, latest and, last of all, the feed. Without a published episode nothing is written.
 */
export async function publishShow(
  { home, show }: { readonly home: string; readonly show: Show },
  signal?: AbortSignal,
): Promise<void> {
  for (;;) {
    signal?.throwIfAborted();
    const publications = await readPublications(home, show.id);
    await writeShowFiles(publicFolder(home, show.id), show, publications);
    // Another episode may have been published meanwhile by a process that read ours too late: whoever writes last has read all.
    const now = await readPublications(home, show.id);
    if (JSON.stringify(now) === JSON.stringify(publications)) return;
  }
}

/** The publications of all episodes of a show, newest first. */
export async function readPublications(home: string, show: string): Promise<Publication[]> {
  const ids = await folderNames(episodesFolder(home, show));
  const read = await Promise.all(
    ids.map((id) => readJson(artefactFile(home, { show, id }, 'publish'), publicationSchema)),
  );
  return read
    .filter((publication) => publication !== undefined)
    .sort((left, right) => right.date.localeCompare(left.date) || left.guid.localeCompare(right.guid));
}

async function writeShowFiles(root: string, show: Show, publications: readonly Publication[]): Promise<void> {
  const [latest] = publications;
  if (latest === undefined) return;
  const newest = publications.slice(0, MOST_ITEMS);
  const cover = await writePublicFile(
    root,
    { folder: '', name: 'cover', extension: 'jpg', mediaType: 'image/jpeg' },
    await makeCover(show),
  );
  await replaceFile(join(root, SHOW_PAGE), await buildShowPage({ show, cover, publications: newest }));
  await replaceFile(join(root, BRIEFING), buildBriefing(show, publications));
  const sound = await hashFile(join(root, LATEST_SOUND));
  if (sound?.sha256 !== latest.enclosure.sha256) await copyLatest(root, latest);
  await replaceFile(join(root, LATEST), buildLatest(show, latest));
  await replaceFile(join(root, FEED), buildFeed({ show, cover, publications: newest }));
}

async function copyLatest(root: string, latest: Publication): Promise<void> {
  const from = join(root, latest.enclosure.path);
  if ((await sizeOf(from)) === undefined)
    throw new ReadoutError('bad-file', `${from}, the sound of the newest episode, is missing.`, {
      hint: `Build the episode "${latest.title}" again: its speech is kept.`,
    });
  await copyAtomic(from, join(root, LATEST_SOUND));
}
