import { CLASS_RULES, namesOf } from './class-rules.ts';
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

/**
 * Finds the element that holds a page's text: what Readability keeps shows where it is, and everything inside that place
 * counts, tables, lists and turns included, which Readability itself would drop. The page's own `article` and `main`
 * are believed where they hold what was found.
 */
export function findMain(root: HtmlElement, measures: Measures): MainText {
  const survivors = readabilitySurvivors(root, measures);
  const found = survivors === undefined ? undefined : narrowest(root, survivors, measures);
  const container = found ?? ownMain(root, measures);
  if (container === undefined) return { main: undefined, kept: new Set() };
  const main = withSiblings(widen(container, measures), measures);
  const kept = new Set([...(survivors ?? [])].filter((element) => !holds(main, element)));
  return { main: main.name === 'body' || main === root ? undefined : main, kept };
}

/** The deepest element that holds enough of what survived. */
function narrowest(
  root: HtmlElement,
  survivors: ReadonlySet<HtmlElement>,
  measures: Measures,
): HtmlElement | undefined {
  const weights = new Map<HtmlElement, number>();
  let total = 0;
  for (const element of survivors) {
    const weight = ownCharacters(element);
    total += weight;
    for (let here: HtmlElement | undefined = element; here !== undefined; here = here.parent) {
      weights.set(here, (weights.get(here) ?? 0) + weight);
    }
  }
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
function widen(container: HtmlElement, measures: Measures): HtmlElement {
  const inside = measures.get(container)?.proseCharacters ?? 0;
  let best = container;
  if (container.name === 'article') return container;
  for (let here = container.parent; here !== undefined; here = here.parent) {
    const isOwn =
      isMainElement(here) || here.name === 'article' || /article-?body/iu.test(here.attributes.get('itemprop') ?? '');
    if (!isOwn) continue;
    const prose = measures.get(here)?.proseCharacters ?? 0;
    if (here.name === 'article') return here;
    if (prose <= Math.max(inside * 3, inside + 2000)) best = here;
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
