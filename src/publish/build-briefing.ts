import type { Publication } from '../model/publication.ts';
import type { Show } from '../model/show.ts';
import { LATEST_SOUND, pageUrl, publicUrl } from './public-urls.ts';

/** A Flash Briefing feed has 1 to 5 items. */
const MOST_ITEMS = 5;

/**
 * The briefing that smart speakers ask for: the newest episodes in the form of a Flash Briefing feed. Newest first; an
 * episode that is too long for a speaker is there chapter by chapter.
 */
export function buildBriefing(show: Show, publications: readonly Publication[]): string {
  const items = publications.flatMap((publication) => briefingItems(show, publication)).slice(0, MOST_ITEMS);
  return `${JSON.stringify(items, null, 2)}\n`;
}

function briefingItems(show: Show, publication: Publication) {
  const { guid, date, title, mainText, enclosure, briefing } = publication;
  const parts = briefing ?? [{ ...enclosure, title, mainText }];
  return parts.map((part, index) => ({
    // Each item has an id of its own, and the same one whenever the feed is written.
    uid: parts.length === 1 ? guid : `${guid}:${index + 1}`,
    updateDate: new Date(date).toISOString().replace(/\.\d+Z$/u, '.0Z'),
    titleText: part.title,
    mainText: part.mainText,
    streamUrl: publicUrl(show, part.path),
    redirectionUrl: pageUrl(show, publication),
  }));
}

/** What `latest.mp3` is, for home automation: title, date, length and the address that never changes its meaning. */
export function buildLatest(show: Show, latest: Publication): string {
  const file = {
    title: latest.title,
    show: show.title,
    guid: latest.guid,
    date: latest.date,
    durationSeconds: Math.round(latest.durationMs / 1000),
    /** Always the newest episode. */
    sound: publicUrl(show, LATEST_SOUND),
    /** This episode. */
    enclosure: publicUrl(show, latest.enclosure.path),
    bytes: latest.enclosure.bytes,
    sha256: latest.enclosure.sha256,
    page: pageUrl(show, latest),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
