import { html } from 'hono/html';
import type { Publication, PublicFile } from '../model/publication.ts';
import type { Show } from '../model/show.ts';
import { cleanLine, cleanLines } from './clean-text.ts';
import { clockTime, jsonLd, longDate, writePage } from './page-frame.ts';
import { phrasesFor } from './phrases.ts';
import { FEED, publicUrl } from './public-urls.ts';

/** The page of a show: what it is, its feed, and its episodes, newest first. Its addresses are relative. */
export async function buildShowPage({
  show,
  cover,
  publications,
}: {
  readonly show: Show;
  readonly cover: PublicFile;
  readonly publications: readonly Publication[];
}): Promise<string> {
  const phrases = phrasesFor(show.language);
  const title = cleanLine(show.title);
  const episodes = publications.map((publication) => {
    const { date, durationMs, enclosure, page } = publication;
    const name = cleanLine(publication.title);
    const day = longDate(date, show.language, show.timeZone);
    const heading = page === undefined ? name : html`<a href="${page.path.replace(/index\.html$/u, '')}">${name}</a>`;
    return html`<li class="episode">
<h3 dir="auto">${heading}</h3>
<p class="soft"><time datetime="${date}">${day}</time> · ${clockTime(durationMs)}</p>
<audio controls preload="none" src="${enclosure.path}" aria-label="${name}"></audio>
</li>
`;
  });
  const body = await html`<header>
<img class="cover" src="${cover.path}" alt="" width="128" height="128">
<h1 dir="auto">${title}</h1>
<p class="soft" dir="auto">${cleanLine(show.author)}</p>
<p class="text" dir="auto">${cleanLines(show.description)}</p>
<p><a href="${FEED}">RSS</a></p>
</header>
<section aria-labelledby="episodes">
<h2 id="episodes">${phrases.episodes}</h2>
<ol class="plain">
${episodes}</ol>
</section>`;
  const data = await jsonLd({
    '@context': 'https://schema.org',
    '@type': 'PodcastSeries',
    name: title,
    description: cleanLines(show.description),
    url: publicUrl(show, ''),
    webFeed: publicUrl(show, FEED),
    inLanguage: show.language,
  });
  const head = await html`<link rel="alternate" type="application/rss+xml" title="${title}" href="${FEED}">
${data}`;
  return await writePage({ language: show.language, title, head, body });
}
