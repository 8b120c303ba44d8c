import type { HtmlElement } from './html-node.ts';

/** What page makers call the parts of a page that nobody reads aloud. */
export interface ClassRule {
  readonly reason: string;
  /** Matched against each class name and the id, in lower case with hyphens: `post-share`. */
  readonly pattern: RegExp;
  /** Longer elements are something else with an unlucky name. */
  readonly mostCharacters: number;
  /** Only where at least this share of the characters is in links. */
  readonly leastLinks?: number;
}

/** Matches names that hold one of these words, parted by hyphens. */
export const word = (words: string): RegExp => new RegExp(`(?:^|-)(?:${words})(?:-|$)`, 'u');
const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'u');
const ANY = Number.POSITIVE_INFINITY;

/** In the order in which they are tried. */
export const CLASS_RULES: readonly ClassRule[] = [
  {
    reason: 'hidden',
    pattern: whole(
      'sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader-only|a11y-hidden|element-invisible',
    ),
    mostCharacters: 400,
  },
  { reason: 'edit-link', pattern: word('editsection|edit-link|edit-section'), mostCharacters: 100 },
  {
    reason: 'skip-link',
    pattern: word('skipnav|skip-nav|skip-link|skip-to-content|skip-to-main|skiplink|jump-link|jump-to-nav'),
    mostCharacters: 200,
  },
  {
    reason: 'cookie-banner',
    pattern: word(
      'cookie|cookies|gdpr|cookieconsent|cookie-consent|cookie-notice|onetrust|didomi|consent-banner|privacy-banner',
    ),
    mostCharacters: 4000,
  },
  {
    reason: 'share',
    pattern: word(
      'share|shares|sharing|sharedaddy|sharethis|addthis|addtoany|social|socials|social-media|social-links|follow-us|like-button',
    ),
    mostCharacters: 500,
  },
  {
    reason: 'table-of-contents',
    pattern: word('toc|table-of-contents|tableofcontents|contents-list|on-this-page|in-this-article'),
    mostCharacters: ANY,
    leastLinks: 0.2,
  },
  {
    reason: 'navigation',
    pattern: word(
      'breadcrumb|breadcrumbs|pagination|pager|paging|page-nav|post-nav|post-navigation|nav-links|navbar|navbox|nav-menu|site-nav|main-menu|menu-item|menu-bar|portalbox|sistersitebox',
    ),
    mostCharacters: ANY,
  },
  {
    reason: 'newsletter',
    pattern: word(
      'newsletter|newsletters|subscribe|subscription|signup|sign-up|mailinglist|mailing-list|mc4wp|email-capture|paywall|regwall',
    ),
    mostCharacters: 1500,
  },
  {
    reason: 'comments',
    pattern: word(
      'comments|comment-list|commentlist|comment-section|comment-respond|comment-form|respond|disqus|reader-comments',
    ),
    mostCharacters: ANY,
  },
  {
    reason: 'related',
    pattern: word(
      'related[a-z]*|recommended|recommendations|read-more|readmore|read-next|up-next|more-stories|more-from|also-like|also-read|most-read|most-popular|trending|outbrain|taboola|see-also-box|further-stories',
    ),
    mostCharacters: 6000,
  },
  {
    reason: 'advertisement',
    pattern: word(
      'ad|ads|advert|advertisement|advertisements|adsbygoogle|adslot|ad-slot|ad-unit|dfp|sponsored|sponsor|sponsors',
    ),
    mostCharacters: 1500,
  },
  {
    reason: 'promotion',
    pattern: word(
      'promo|promos|promotion|promoted|cta|call-to-action|donate|donation|support-us|teaser|banner-message',
    ),
    mostCharacters: 1500,
  },
  {
    reason: 'references',
    pattern: word('reflist|references|reference-list|citations|bibliography|endnotes|footnotes|footnote-list'),
    mostCharacters: ANY,
  },
  {
    reason: 'tags',
    pattern: word(
      'catlinks|tags|tag-list|taglist|tag-links|tag-cloud|cat-links|categories|post-categories|topics-list',
    ),
    mostCharacters: 3000,
    leastLinks: 0.4,
  },
  {
    reason: 'author-note',
    pattern: word('author-bio|author-box|author-info|about-author|about-the-author|authorbox|post-author-box'),
    mostCharacters: 2500,
  },
  {
    reason: 'notice',
    pattern: word(
      'hatnote|bandeau|bandeau-container|bandeau-section|ambox|mbox|tmbox|ombox|site-sub|sitesub|content-sub|contentsub|printfooter|mw-indicators|correction-link',
    ),
    mostCharacters: 2500,
  },
  {
    reason: 'infobox',
    pattern: word('infobox|sidebar-box|vertical-navbox|vcard-box|factbox-links'),
    mostCharacters: ANY,
  },
  {
    reason: 'site-notice',
    pattern: word(
      'sitenotice|site-notice|gov-banner|usa-banner|alert-bar|announcement-bar|top-bar|topbar|notification-bar',
    ),
    mostCharacters: 1500,
  },
  { reason: 'dialog', pattern: word('modal|popup|pop-up|lightbox|overlay-content|tooltip'), mostCharacters: 3000 },
  {
    reason: 'player',
    pattern: word('audio-player|video-player|media-player|podcast-player|jwplayer|mejs|plyr|listen-button'),
    mostCharacters: 1000,
  },
  {
    reason: 'image-credit',
    pattern: word('photo-credit|image-credit|img-credit|picture-credit|media-credit|photo-by|photographer'),
    mostCharacters: 300,
  },
  {
    reason: 'permalink',
    pattern: whole(
      'headerlink|header-anchor|heading-anchor|anchorjs-link|permalink|anchor-link|hash-link|headinganchor',
    ),
    mostCharacters: 40,
  },
  {
    reason: 'not-printed',
    pattern: whole('noprint|no-print|d-print-none|hidden-print|print-hidden|print-hide|dont-print'),
    mostCharacters: 3000,
  },
  {
    reason: 'footer',
    pattern: word('site-footer|page-footer|copyright|legal-notice|footer-links'),
    mostCharacters: 3000,
  },
  {
    reason: 'navigation',
    pattern: whole('nav|menu|navigation|sidebar|side-bar|widget|widgets|widget-area'),
    mostCharacters: ANY,
  },
  {
    reason: 'share',
    pattern: word('print-link|print-button|bookmark-button|reactions|rating|ratings|vote|votes'),
    mostCharacters: 300,
  },
];

/** The class names and the id of an element, in lower case, words parted by hyphens. */
export function namesOf(element: HtmlElement): readonly string[] {
  const { attributes } = element;
  const written = `${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  if (written.length === 1) return [];
  return written
    .slice(0, 600)
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replaceAll(/[_-]+/gu, '-')
    .split(/\s+/u)
    .filter((name) => name !== '');
}
