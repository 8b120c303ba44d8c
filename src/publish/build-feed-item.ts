import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { AlternateFile, Publication, PublicFile } from '../model/publication.ts';
import type { Show } from '../model/show.ts';
import { cleanLine, cleanLines, fitBytes } from './clean-text.ts';
import { DESCRIPTION_BYTES, timeStamp } from './describe-episode.ts';
import { fitCharacters } from './fit-characters.ts';
import { mailDate } from './mail-date.ts';
import { pageUrl, publicUrl } from './public-urls.ts';

/** Adds one episode to a channel. */
export function addItem(channel: XMLBuilder, show: Show, publication: Publication, coverUrl: string): void {
  const item = channel.ele('item');
  const description = fitBytes(cleanLines(publication.description), DESCRIPTION_BYTES);
  const title = cleanLine(publication.title);
  item.ele('title').txt(title);
  item.ele('link').txt(pageUrl(show, publication));
  item.ele('guid', { isPermaLink: 'false' }).txt(publication.guid);
  item.ele('pubDate').txt(mailDate(publication.date));
  item.ele('description').txt(description);
  addCdata(item.ele('content:encoded'), publication.descriptionHtml);
  item.ele('enclosure', {
    url: publicUrl(show, publication.enclosure.path),
    length: String(publication.enclosure.bytes),
    type: publication.enclosure.mediaType,
  });
  item.ele('itunes:title').txt(title);
  item.ele('itunes:author').txt(cleanLine(show.author));
  item.ele('itunes:duration').txt(String(Math.max(1, Math.round(publication.durationMs / 1000))));
  item.ele('itunes:explicit').txt(String(show.isExplicit));
  item.ele('itunes:episodeType').txt('full');
  item.ele('itunes:image', { href: coverUrl });
  addPodcastTags(item, show, publication);
}

function addPodcastTags(item: XMLBuilder, show: Show, publication: Publication): void {
  for (const alternate of publication.alternates ?? []) addAlternate(item, show, alternate);
  const { transcripts, chapters, chapterList, language } = publication;
  addTranscript(item, show, transcripts.vtt, language);
  addTranscript(item, show, transcripts.srt, language);
  if (transcripts.json !== undefined) addTranscript(item, show, transcripts.json, language);
  item.ele('podcast:chapters', { url: publicUrl(show, chapters.path), type: 'application/json+chapters' });
  for (const { name, role } of publication.persons)
    item.ele('podcast:person', { role }).txt(fitCharacters(cleanLine(name)));
  item.ele('podcast:txt', { purpose: 'ai-content' }).txt('true');
  if (chapterList.length === 0) return;
  const simple = item.ele('psc:chapters', { version: '1.2' });
  for (const { atMs, title } of chapterList)
    simple.ele('psc:chapter', { start: normalPlayTime(atMs), title: cleanLine(title) });
}

/** Another form of the sound, with what a player needs to choose it and to know it whole. */
function addAlternate(
  item: XMLBuilder,
  show: Show,
  { path, mediaType, bytes, bitrateKbps, sha256 }: AlternateFile,
): void {
  const element = item.ele('podcast:alternateEnclosure', {
    type: mediaType,
    length: String(bytes),
    bitrate: String(bitrateKbps * 1000),
  });
  element.ele('podcast:source', { uri: publicUrl(show, path) });
  // Subresource integrity: the hash in base64 behind the name of its kind.
  const hash = Buffer.from(sha256, 'hex').toString('base64');
  element.ele('podcast:integrity', { type: 'sri', value: `sha256-${hash}` });
}

function addTranscript(item: XMLBuilder, show: Show, file: PublicFile, language: string): void {
  // The media type of the file is what the server sends; the tag takes it without parameters.
  const type = file.mediaType.split(';')[0] ?? file.mediaType;
  item.ele('podcast:transcript', { url: publicUrl(show, file.path), type, language });
}

/**
 * HTML in CDATA, which `]]>` would end. Split over two sections, as is usual, a pretty printer puts white space between them;
 * in HTML the reference means the same.
 */
function addCdata(element: XMLBuilder, html: string): void {
  element.dat(cleanLines(html).replaceAll(']]>', ']]&gt;'));
}

/** `00:01:05.250`, as Podlove Simple Chapters has it. */
function normalPlayTime(ms: number): string {
  return `${timeStamp(ms)}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
}
