import { html, raw } from 'hono/html';

/** Markup that is safe to put into a page: made by hono's `html`, which escapes every value. */
export type Markup = Awaited<ReturnType<typeof html>>;

const STYLE = `:root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--soft:#5b5b66;--line:#d9d9e0;--link:#1a4fb4}
@media(prefers-color-scheme:dark){:root{--ink:#ececf1;--paper:#16161a;--soft:#a9a9b6;--line:#36363f;--link:#9dbdff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:42rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.25rem;margin:2.25rem 0 .5rem}
a{color:var(--link)}
audio{width:100%;margin:1rem 0}
.soft{color:var(--soft)}
.cover{width:8rem;height:8rem;border-radius:.75rem}
ol.plain,ul.plain{list-style:none;padding:0}
.episode{border-top:1px solid var(--line);padding:1rem 0}
.time{font-variant-numeric:tabular-nums;margin-inline-end:.75rem}
.turn p{margin:.35rem 0}
.speaker{font-weight:600;margin:1.25rem 0 0}
.text{white-space:pre-line}`;

/** A whole page around `body`. Without scripts; it loads nothing but what lies beside it. */
export async function writePage(page: {
  readonly language: string;
  readonly title: string;
  readonly head?: Markup;
  readonly body: Markup;
}): Promise<string> {
  const markup = await html`<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
${page.head ?? ''}
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
${page.body}
</main>
</body>
</html>
`;
  return markup.toString();
}

/** A JSON-LD block; `<` is escaped, so that no text in it can end the block. */
export async function jsonLd(value: unknown): Promise<Markup> {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return await html`<script type="application/ld+json">${raw(json)}</script>`;
}

/** A length for people and for machines: `12:05`. */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const short = `${Math.floor((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? short : `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** ISO 8601 duration, as schema.org has it: `PT725S`. */
export function isoDuration(ms: number): string {
  return `PT${Math.round(ms / 1000)}S`;
}

/** The day of an ISO 8601 time in a show's time zone and language. */
export function longDate(iso: string, language: string, timeZone: string): string {
  const locale = isLanguage(language) ? language : 'en';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(iso));
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
