import type { Publication } from '../model/publication.ts';
import type { Show } from '../model/show.ts';

/** Names in the public folder whose contents change; everything else there never does. */
export const FEED = 'feed.xml';
export const BRIEFING = 'briefing.json';
export const LATEST_SOUND = 'latest.mp3';
export const LATEST = 'latest.json';
export const SHOW_PAGE = 'index.html';

/** Address of a file in the public folder, ASCII whatever the show's address is made of. */
export function publicUrl(show: Pick<Show, 'publicUrl'>, path: string): string {
  return new URL(path, show.publicUrl).href;
}

/** Address of an episode's page: the folder its page lies in. */
export function pageUrl(show: Pick<Show, 'publicUrl'>, publication: Publication): string {
  if (publication.page === undefined) return publication.link ?? publicUrl(show, '');
  return publicUrl(show, publication.page.path.replace(/index\.html$/u, ''));
}
