import { html } from 'hono/html';
import type { Show } from '../../model/show.ts';

/** The page at `/`: every show with its page and feed. */
export function showList(shows: readonly Show[]): ReturnType<typeof html> {
  const items = shows.map(
    ({ id, title, description }) =>
      html`<li><h2><a href="/${id}/" dir="auto">${title}</a></h2><p dir="auto">${description}</p><p><a href="/${id}/feed.xml">Feed</a></p></li>`,
  );
  const list =
    shows.length === 0 ? html`<p>There is no show yet. Build an episode first.</p>` : html`<ul>${items}</ul>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Shows</title>
<style>body{font:1.05rem/1.5 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:2rem 1rem}ul{list-style:none;padding:0}:root{color-scheme:light dark}</style>
</head>
<body>
<main>
<h1>Shows</h1>
${list}
</main>
</body>
</html>
`;
}
