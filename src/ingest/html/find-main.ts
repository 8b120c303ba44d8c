import { CLASS_RULES, namesOf } from './class-rules.ts';
import { chromeOf } from './find-chrome.ts';
import { elementsBelow, type HtmlElement, holds } from './html-node.ts';
import { type Measures, NOTHING } from './measure-page.ts';
import { readabilitySurvivors } from './readability-survivors.ts';

/** Where a page's text is. */
export interface MainText {
  /** The element that holds it; undefined where the whole page does. */
  readonly main: HtmlElement | undefined;
  /** Elements outside it that the main-text finder kept all the same. */
  readonly kept: ReadonlySet<HtmlElement>;
}

/** Share of the surviving characters that the main element must hold: one stray survivor does not make it the page. */
const ENOUGH = 0.85;
/** Share of the page's prose that must lie in what Readability found: less, and it has fallen for a notice. */
const LEAST_PROSE = 0.12;

/**
 * Finds the element that holds a page's text: what Readability keeps shows where it is, and everything inside that place
 * counts, tables, lists and turns included, which Readability itself would drop. The page's own `article` and `main`
 * are believed where they hold what was found.
 */
export function findMain(root: HtmlElement, measures: Measures): MainText {
  const survivors = readabilitySurvivors(root, measures);
  const prose = findProse(root, measures);
  const found = survivors === undefined ? undefined : narrowest(root, weigh(survivors, ownCharacters), measures);
  const isBelieved = found !== undefined && proseBelow(found, prose) >= proseBelow(root, prose) * LEAST_PROSE;
  const container = (isBelieved ? found : undefined) ?? ownMain(root, measures) ?? narrowest(root, prose, measures);
  if (container === undefined) return { main: undefined, kept: new Set() };
  const main = withSiblings(widen(container, prose), measures);
  const kept = new Set([...((isBelieved ? survivors : undefined) ?? [])].filter((element) => !holds(main, element)));
  return { main: main.name === 'body' || main === root ? undefined : main, kept };
}

/** How much text each element holds of some kind. */
type Weights = ReadonlyMap<HtmlElement, number>;

/** The weight of each element and of everything around it. */
function weigh(elements: Iterable<HtmlElement>, weightOf: (element: HtmlElement) => number): Weights {
  const weights = new Map<HtmlElement, number>();
  for (const element of elements) {
    const weight = weightOf(element);
    for (let here: HtmlElement | undefined = element; here !== undefined; here = here.parent) {
      weights.set(here, (weights.get(here) ?? 0) + weight);
    }
  }
  return weights;
}

/** Paragraphs that no tag, role or name around them calls anything but text. */
function findProse(root: HtmlElement, measures: Measures): Weights {
  const whole = measures.get(root) ?? NOTHING;
  const none = new Set<HtmlElement>();
  const facts = { measures, whole, main: undefined, around: none, kept: none, titleHeading: undefined };
  const found: HtmlElement[] = [];
  const stack = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!measures.has(next) || chromeOf(next, facts) !== undefined) continue;
    if (/^(?:p|li|dd|blockquote|td|pre)$/u.test(next.name)) found.push(next);
    else for (const child of next.children) if (child.kind === 'element') stack.push(child);
  }
  return weigh(found, (element) => measures.get(element)?.proseCharacters ?? 0);
}

function proseBelow(element: HtmlElement, prose: Weights): number {
  return prose.get(element) ?? 0;
}

/** The deepest element that holds enough of what survived. */
function narrowest(root: HtmlElement, weights: Weights, measures: Measures): HtmlElement | undefined {
  const total = weights.get(root) ?? 0;
  if (total < 40) return undefined;
  let best = root;
  for (let next: HtmlElement | undefined = root; next !== undefined; ) {
    best = next;
    next = best.children.find(
      (child): child is HtmlElement => child.kind === 'element' && (weights.get(child) ?? 0) >= total * ENOUGH,
    );
  }
  // A lone paragraph that holds nearly everything stands in the container that is meant.
  while (/^(?:p|blockquote|li|dd|td|tr|tbody|ul|ol|span|b|strong|em|i|a|h[1-6])$/u.test(best.name) && best.parent)
    best = best.parent;
  return (measures.get(best)?.characters ?? 0) > 0 ? best : undefined;
}

function ownCharacters(element: HtmlElement): number {
  let count = 0;
  for (const child of element.children) if (child.kind === 'text') count += child.text.trim().length;
  return count;
}

/** Out to the page's own `article` around what was found, or to its `main` where that is not mostly something else. */
function widen(container: HtmlElement, prose: Weights): HtmlElement {
  const inside = proseBelow(container, prose);
  let best = container;
  if (container.name === 'article') return container;
  for (let here = container.parent; here !== undefined; here = here.parent) {
    if (here.name === 'article') return here;
    const isBody = /article-?body/iu.test(here.attributes.get('itemprop') ?? '');
    if ((isBody || isMainElement(here)) && proseBelow(here, prose) <= Math.max(inside * 1.5, inside + 600)) best = here;
  }
  return best;
}

/** Out to the parent where several like it stand side by side: two articles on one page. */
function withSiblings(main: HtmlElement, measures: Measures): HtmlElement {
  const { parent } = main;
  if (parent === undefined || isMainElement(main)) return main;
  const inside = measures.get(main)?.proseCharacters ?? 0;
  const names = namesOf(main)
    .filter((name) => !/\d/u.test(name))
    .join(' ');
  const likeIt = parent.children.filter((child): child is HtmlElement => {
    if (child.kind !== 'element' || child === main || child.name !== main.name) return false;
    if (
      main.name !== 'article' &&
      (names === '' ||
        namesOf(child)
          .filter((name) => !/\d/u.test(name))
          .join(' ') !== names)
    )
      return false;
    const measure = measures.get(child) ?? NOTHING;
    const isProse = measure.proseCharacters >= 400 && measure.linkCharacters < measure.characters * 0.4;
    return isProse && measure.proseCharacters >= inside * 0.15 && !isNamedChrome(child);
  });
  return likeIt.length > 0 ? parent : main;
}

function isNamedChrome(element: HtmlElement): boolean {
  const names = namesOf(element);
  return CLASS_RULES.some((rule) => names.some((name) => rule.pattern.test(name) || /^comments?(?:-|$)/u.test(name)));
}

function isMainElement(element: HtmlElement): boolean {
  return element.name === 'main' || /^(?:main|article)$/u.test(element.attributes.get('role') ?? '');
}

/** What the page itself calls its main text, for pages that Readability makes nothing of or that are too large for it. */
function ownMain(root: HtmlElement, measures: Measures): HtmlElement | undefined {
  const whole = measures.get(root)?.proseCharacters ?? 0;
  let best: HtmlElement | undefined;
  for (const element of elementsBelow(root)) {
    const isOwn = isMainElement(element) || element.name === 'article';
    if (!isOwn || (measures.get(element)?.proseCharacters ?? 0) < whole / 2) continue;
    best = element;
  }
  return best;
}
