import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { html } from 'hono/html';
import type { DocumentsFile } from '../model/document.ts';
import type { EpisodeReference } from '../model/episode.ts';
import type { PublicFile } from '../model/publication.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import type { TimelineFile } from '../model/timeline.ts';
import { type Ms, toMs } from '../model/units.ts';
import { publicFolder } from '../store/paths.ts';
import { cleanLine } from './clean-text.ts';
import { discloseVoices } from './disclose-voices.ts';
import { clockTime, isoDuration, jsonLd, longDate, type Markup, writePage } from './page-frame.ts';
import { phrasesFor } from './phrases.ts';
import { replaceFile } from './public-file.ts';
import { FEED, publicUrl } from './public-urls.ts';
import type { SentenceTime } from './sentence-times.ts';
import { type SpokenTurn, spokenTurns } from './spoken-turns.ts';
import { listChapters, webAddress } from './write-chapters.ts';

/** What an episode's page is made of. */
export interface EpisodePageContents {
  readonly home: string;
  readonly episode: EpisodeReference;
  readonly show: Show;
  readonly firstDate: string;
  readonly documents: DocumentsFile;
  readonly script: Script;
  readonly timeline: TimelineFile;
  readonly sentences: readonly SentenceTime[];
  readonly enclosure: PublicFile;
}

/** Writes the page of an episode: player, chapters, sources and the transcript by speaker, for people and search engines. */
export async function writeEpisodePage(contents: EpisodePageContents): Promise<PublicFile> {
  const text = await buildEpisodePage(contents);
  const path = `episodes/${contents.episode.id}/index.html`;
  await replaceFile(join(publicFolder(contents.home, contents.episode.show), path), text);
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, mediaType: 'text/html', bytes: bytes.length, sha256 };
}

/** The page as text. Its addresses are relative: it works wherever the public folder lies. */
export async function buildEpisodePage(contents: EpisodePageContents): Promise<string> {
  const { show, script, timeline, sentences, enclosure, firstDate } = contents;
  const phrases = phrasesFor(script.language);
  const title = cleanLine(script.title);
  const sound = basename(enclosure.path);
  const body = await html`<article>
<p><a href="../../" dir="auto">${cleanLine(show.title)}</a></p>
<h1 dir="auto">${title}</h1>
<p class="soft"><time datetime="${firstDate}">${longDate(firstDate, script.language, show.timeZone)}</time> · ${clockTime(toMs(timeline.samples))}</p>
<audio controls preload="none" src="${sound}" aria-label="${title}"><a href="${sound}">${phrases.listen}</a></audio>
<p class="soft disclosure">${discloseVoices(script)}</p>
${await chapterList(timeline, sound, phrases.chapters)}
${await sourceList(contents, phrases.sources)}
<section aria-labelledby="transcript">
<h2 id="transcript">${phrases.transcript}</h2>
${spokenTurns(sentences).map((turn) => turnMarkup(turn, sound))}
</section>
</article>`;
  return await writePage({
    language: script.language,
    title: `${title} – ${cleanLine(show.title)}`,
    head: await head(contents),
    body,
  });
}

async function chapterList(timeline: TimelineFile, sound: string, heading: string): Promise<Markup> {
  const items = listChapters(timeline).map(
    ({ title, atMs }) =>
      html`<li><a class="time" href="${sound}${fragment(atMs)}">${clockTime(atMs)}</a><span dir="auto">${title}</span></li>`,
  );
  return await html`<section aria-labelledby="chapters"><h2 id="chapters">${heading}</h2><ol class="plain">${items}</ol></section>`;
}

async function sourceList({ script, documents }: EpisodePageContents, heading: string): Promise<Markup> {
  const found = new Map(documents.documents.map((document) => [document.id, document.address]));
  const items = script.documents.map(({ id, title, address }) => {
    const link = webAddress(address ?? found.get(id));
    const shown = cleanLine(title);
    return html`<li dir="auto">${link === undefined ? shown : html`<a href="${link}">${shown}</a>`}</li>`;
  });
  return await html`<section aria-labelledby="sources"><h2 id="sources">${heading}</h2><ul>${items}</ul></section>`;
}

function turnMarkup({ name, startMs, paragraphs }: SpokenTurn, sound: string): ReturnType<typeof html> {
  return html`<div class="turn">
<p class="speaker" dir="auto"><a class="time soft" href="${sound}${fragment(startMs)}">${clockTime(startMs)}</a>${name}</p>
${paragraphs.map((paragraph) => html`<p dir="auto">${paragraph}</p>`)}
</div>
`;
}

/** Media fragment: players begin there. */
function fragment(ms: Ms): string {
  return `#t=${ms / 1000}`;
}

function head(contents: EpisodePageContents): Promise<Markup> {
  const { show, script, timeline, enclosure, episode, firstDate } = contents;
  const duration = isoDuration(toMs(timeline.samples));
  return jsonLd({
    '@context': 'https://schema.org',
    '@type': 'PodcastEpisode',
    name: cleanLine(script.title),
    url: publicUrl(show, `episodes/${episode.id}/`),
    datePublished: firstDate,
    inLanguage: script.language,
    duration,
    associatedMedia: {
      '@type': 'AudioObject',
      contentUrl: publicUrl(show, enclosure.path),
      encodingFormat: enclosure.mediaType,
      contentSize: String(enclosure.bytes),
      duration,
    },
    partOfSeries: {
      '@type': 'PodcastSeries',
      name: cleanLine(show.title),
      url: publicUrl(show, ''),
      webFeed: publicUrl(show, FEED),
    },
    speakable: { '@type': 'SpeakableSpecification', cssSelector: ['h1', '.disclosure'] },
  });
}
