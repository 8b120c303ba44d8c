/** How the words of a text node look, by the tags open where they stand. */
export interface Look {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isLink: boolean;
}

/** Characters of a page between two tags, references decoded. */
export interface HtmlText {
  readonly kind: 'text';
  readonly text: string;
  readonly look: Look;
}

/** An element of a page or feed. */
export interface HtmlElement {
  readonly kind: 'element';
  /** Lower case in HTML, as written in XML. */
  readonly name: string;
  /** Only the attributes that somebody reads, see `parseMarkup`. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: HtmlNode[];
  readonly parent: HtmlElement | undefined;
}

/** A node of the tree that {@link HtmlElement} is made of. */
export type HtmlNode = HtmlText | HtmlElement;

/** The elements below `root` in document order, `root` itself first. Not recursive: pages nest deeper than the call stack. */
export function* elementsBelow(root: HtmlElement): Generator<HtmlElement> {
  const stack: HtmlElement[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index -= 1) {
      const child = next.children[index];
      if (child?.kind === 'element') stack.push(child);
    }
  }
}

/** The first element of that name below `root`, or undefined. */
export function findElement(root: HtmlElement, name: string): HtmlElement | undefined {
  for (const element of elementsBelow(root)) if (element.name === name) return element;
  return undefined;
}

/** All characters below an element, in order. */
export function textContent(root: HtmlElement): string {
  const parts: string[] = [];
  const stack: HtmlNode[] = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.kind === 'text') parts.push(next.text);
    else
      for (let index = next.children.length - 1; index >= 0; index -= 1)
        stack.push(...next.children.slice(index, index + 1));
  }
  return parts.join('');
}

/** An element and all that hold it. */
export function withAncestors(element: HtmlElement | undefined): ReadonlySet<HtmlElement> {
  const found = new Set<HtmlElement>();
  for (let here = element; here !== undefined; here = here.parent) found.add(here);
  return found;
}

/** Whether `outer` is `inner` or holds it. */
export function holds(outer: HtmlElement, inner: HtmlElement | undefined): boolean {
  for (let here = inner; here !== undefined; here = here.parent) if (here === outer) return true;
  return false;
}
