import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Publication, PublicFile } from '../model/publication.ts';
import type { Show } from '../model/show.ts';
import { splitCategory } from './apple-categories.ts';
import { addItem } from './build-feed-item.ts';
import { cleanLine, cleanLines, fitBytes } from './clean-text.ts';
import { DESCRIPTION_BYTES } from './describe-episode.ts';
import { fitCharacters } from './fit-characters.ts';
import { mailDate } from './mail-date.ts';
import { podcastGuid } from './podcast-guid.ts';
import { FEED, publicUrl } from './public-urls.ts';

/** Newest items in the feed; older episodes keep their pages and files. */
export const MOST_ITEMS = 100;

const NAMESPACES = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  'xmlns:podcast': 'https://podcastindex.org/namespace/1.0',
  'xmlns:psc': 'http://podlove.org/simple-chapters',
};

/** What a feed is made of. */
export interface FeedContents {
  readonly show: Show;
  readonly cover: PublicFile;
  /** Newest first. */
  readonly publications: readonly Publication[];
}

/** The show's feed: RSS 2.0 with the iTunes and Podcasting 2.0 namespaces. The same contents give the same text. */
export function buildFeed({ show, cover, publications }: FeedContents): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('rss', { version: '2.0', ...NAMESPACES });
  const channel = root.ele('channel');
  const coverUrl = publicUrl(show, cover.path);
  addChannel(channel, show, coverUrl);
  const newest = publications
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1);
  if (newest !== undefined) channel.ele('lastBuildDate').txt(mailDate(newest));
  for (const publication of publications.slice(0, MOST_ITEMS)) addItem(channel, show, publication, coverUrl);
  return `${root.end({ prettyPrint: true })}\n`;
}

function addChannel(channel: XMLBuilder, show: Show, coverUrl: string): void {
  const feedUrl = publicUrl(show, FEED);
  const home = publicUrl(show, '');
  const title = cleanLine(show.title);
  const author = cleanLine(show.author);
  const description = fitBytes(cleanLines(show.description), DESCRIPTION_BYTES);
  channel.ele('title').txt(title);
  channel.ele('link').txt(home);
  channel.ele('atom:link', { href: feedUrl, rel: 'self', type: 'application/rss+xml' });
  channel.ele('description').txt(description);
  channel.ele('language').txt(show.language);
  channel.ele('generator').txt('Readout');
  const image = channel.ele('image');
  image.ele('url').txt(coverUrl);
  image.ele('title').txt(title);
  image.ele('link').txt(home);
  channel.ele('itunes:image', { href: coverUrl });
  channel.ele('itunes:author').txt(author);
  channel.ele('itunes:type').txt('episodic');
  channel.ele('itunes:explicit').txt(String(show.isExplicit));
  addCategory(channel, show.category);
  addOwner(channel, author, show.email);
  channel.ele('podcast:guid').txt(show.podcastGuid ?? podcastGuid(feedUrl));
  channel.ele('podcast:medium').txt('podcast');
  channel.ele('podcast:person', { role: 'host' }).txt(fitCharacters(author));
  channel.ele('podcast:txt', { purpose: 'ai-content' }).txt('true');
}

function addCategory(channel: XMLBuilder, category: string): void {
  const { name, sub } = splitCategory(category);
  const element = channel.ele('itunes:category', { text: cleanLine(name) });
  if (sub !== undefined) element.ele('itunes:category', { text: cleanLine(sub) });
}

function addOwner(channel: XMLBuilder, author: string, email: string | undefined): void {
  if (email === undefined) return;
  const owner = channel.ele('itunes:owner');
  owner.ele('itunes:name').txt(author);
  owner.ele('itunes:email').txt(email);
  channel.ele('podcast:locked', { owner: email }).txt('no');
}
