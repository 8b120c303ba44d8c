import { CLASS_RULES, namesOf } from './class-rules.ts';
import { isBlock } from './element-kinds.ts';
import type { HtmlElement } from './html-node.ts';
import { type Measure, type Measures, NOTHING } from './measure-page.ts';

/** What is known of a page as a whole when its parts are judged. */
export interface PageFacts {
  readonly measures: Measures;
  /** Measure of the main text, or of the page. */
  readonly whole: Measure;
  /** What holds the text; undefined where the whole page does. */
  readonly main: HtmlElement | undefined;
  /** The main element and all that hold it, which are never furniture. */
  readonly around: ReadonlySet<HtmlElement>;
  /** Elements outside of it that are read all the same. */
  readonly kept: ReadonlySet<HtmlElement>;
  /** The heading that is the page's title, wherever it stands. */
  readonly titleHeading: HtmlElement | undefined;
}

const ROLES: Readonly<Record<string, string>> = {
  navigation: 'navigation',
  menu: 'navigation',
  menubar: 'navigation',
  toolbar: 'navigation',
  tablist: 'navigation',
  banner: 'site-header',
  contentinfo: 'footer',
  complementary: 'aside',
  search: 'form',
  searchbox: 'form',
  form: 'form',
  button: 'form',
  dialog: 'dialog',
  alertdialog: 'dialog',
  alert: 'notice',
  'doc-toc': 'table-of-contents',
  'doc-endnotes': 'references',
  'doc-bibliography': 'references',
  'doc-footnote': 'references',
  'doc-noteref': 'citation',
  'doc-backlink': 'permalink',
  tooltip: 'dialog',
};
/** Reasons that may well be most of a page and still are none of its text. */
const MAY_BE_LARGE = new Set(['comments', 'references']);

/** What class names may say of words inside a paragraph: a link called `popup` there is a word with a note. */
const WITHIN_TEXT = new Set([
  'hidden',
  'edit-link',
  'skip-link',
  'permalink',
  'image-credit',
  'share',
  'advertisement',
  'not-printed',
]);

/** Why nobody reads an element aloud, as its own tag, role and names say; undefined where they say nothing. */
export function chromeOf(element: HtmlElement, facts: PageFacts): string | undefined {
  const measure = facts.measures.get(element) ?? NOTHING;
  if (/^(?:#root|html|body|main|h1)$/u.test(element.name) || facts.around.has(element)) {
    return undefined;
  }
  const reason = chromeByTag(element) ?? chromeByRole(element) ?? chromeByName(element, measure);
  if (reason === undefined || MAY_BE_LARGE.has(reason)) return reason;
  return isMostOf(measure, facts) ? undefined : reason;
}

/** A form or a "promo" that holds most of the page's prose is the page's own wrapper. */
function isMostOf(measure: Measure, { whole }: PageFacts): boolean {
  return measure.proseCharacters > 300 && measure.proseCharacters > whole.proseCharacters / 2;
}

function chromeByTag(element: HtmlElement): string | undefined {
  switch (element.name) {
    case 'nav':
    case 'menu':
    case 'search':
      return 'navigation';
    case 'aside':
      return 'aside';
    case 'footer':
      // A quotation's footer names who said it.
      return /^(?:blockquote|figure)$/u.test(element.parent?.name ?? '') ? undefined : 'footer';
    case 'header':
      return isInside(element, /^(?:article|main)$/u) ? undefined : 'site-header';
    case 'form':
    case 'button':
    case 'input':
      return 'form';
    case 'dialog':
      return 'dialog';
    case 'del':
    case 's':
    case 'strike':
      return 'deleted';
    case 'rt':
    case 'rp':
      return 'ruby';
    case 'sup':
      return isCitation(element) ? 'citation' : undefined;
    default:
      return undefined;
  }
}

function chromeByRole(element: HtmlElement): string | undefined {
  const { attributes } = element;
  if (attributes.size === 0) return undefined;
  if (attributes.get('aria-hidden') === 'true') return 'hidden';
  if (attributes.get('aria-modal') === 'true') return 'dialog';
  if (/^advertis/iu.test(attributes.get('aria-label') ?? '')) return 'advertisement';
  if (/\bnoteref\b/u.test(attributes.get('epub:type') ?? '')) return 'citation';
  const role = attributes.get('role')?.trim().toLowerCase() ?? '';
  return Object.hasOwn(ROLES, role) ? ROLES[role] : undefined;
}

/** What the numbered list of a page's notes is called. */
const NOTES = /^(?:end|foot)?notes(?:-list)?$|^fns?$|^refs$/u;

function chromeByName(element: HtmlElement, measure: Measure): string | undefined {
  const names = namesOf(element);
  if (names.length === 0) return undefined;
  if (element.name === 'ol' && names.some((name) => NOTES.test(name))) return 'references';
  const links = measure.characters === 0 ? 0 : measure.linkCharacters / measure.characters;
  const isWithinText = !isBlock(element);
  return CLASS_RULES.find(
    (rule) =>
      (!isWithinText || WITHIN_TEXT.has(rule.reason)) &&
      measure.characters <= rule.mostCharacters &&
      links >= (rule.leastLinks ?? 0) &&
      names.some((name) => rule.pattern.test(name)),
  )?.reason;
}

/** A raised `[1]`, or a raised link within the page; not the `2` of a square and the `th` of a date. */
function isCitation(element: HtmlElement): boolean {
  if (namesOf(element).some((name) => /(?:^|-)(?:reference|footnote|fn|noteref|cite|citation)(?:-|$)/u.test(name)))
    return true;
  let written = '';
  for (const child of element.children) {
    if (child.kind === 'text') written += child.text;
    else if (child.name === 'a' && /^[^?]*#/u.test(child.attributes.get('href') ?? '')) return true;
  }
  return /^\s*\[[^\]]{0,40}\]\s*$/u.test(written);
}

function isInside(element: HtmlElement, names: RegExp): boolean {
  for (let here = element.parent; here !== undefined; here = here.parent) if (names.test(here.name)) return true;
  return false;
}
