import { word } from './class-rules.ts';

/** Names that say what a text is, without saying that it must not be read. */
const HINTS: readonly (readonly [hint: string, pattern: RegExp])[] = [
  ['pull-quote', word('pullquote|pull-quote|pquote|pullquotes|pull-quotes|quote-pull|featured-quote')],
  [
    'dateline',
    word('dateline|timestamp|published|pubdate|publish-date|post-date|entry-date|posted-on|article-date|date'),
  ],
  [
    'byline',
    word('byline|by-line|author|authors|entry-meta|post-meta|article-meta|meta-author|reading-time|read-time'),
  ],
  [
    'standfirst',
    word('standfirst|dek|deck|subtitle|sub-title|subheading|subhead|lede|lead|intro|excerpt|article-summary'),
  ],
  ['question', word('question|interviewer|interview-question')],
  ['answer', word('answer|interviewee|interview-answer')],
];

/** What the names hint at, or undefined. */
export function hintOf(names: readonly string[]): string | undefined {
  return HINTS.find(([, pattern]) => names.some((name) => pattern.test(name)))?.[0];
}

/** True where the names are those of a picture's caption. */
export function isCaption(names: readonly string[]): boolean {
  return names.some((name) => CAPTION.test(name));
}

const CAPTION = word(
  'thumbcaption|caption|wp-caption-text|caption-text|image-caption|photo-caption|figure-caption|gallerytext',
);
