import type { HtmlElement } from './html-node.ts';

/** What the reader of a page never sees, whatever stands in it. */
const UNSEEN = new Set(
  (
    'head script style template noscript iframe object embed canvas audio video svg map select datalist textarea ' +
    'annotation annotation-xml title noframes meta link base param source track area'
  ).split(' '),
);
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big br cite code data del dfn em font i img input ins kbd label mark nobr q rp rt ruby s samp ' +
    'small span strike strong sub sup time tt u var wbr math mi mn mo mrow msup msub mfrac msqrt mtext semantics mstyle'
  ).split(' '),
);

/** True for what takes no part in the page's text: scripts, hidden elements, pictures and players. */
export function isUnseen(element: HtmlElement): boolean {
  if (UNSEEN.has(element.name)) return true;
  const { attributes } = element;
  if (attributes.size === 0) return false;
  // `hidden="until-found"` is found by a search in the page, but seen by nobody before.
  if (attributes.has('hidden')) return true;
  const style = attributes.get('style');
  // MathML that an image stands for is read where it is part of a sentence, and left to the eye where it stands alone.
  if (isFormulaForReaders(element)) return standsAlone(element);
  return style !== undefined && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/iu.test(style);
}

function isFormulaForReaders({ name, attributes }: HtmlElement): boolean {
  if (name === 'math') return attributes.get('display') === 'block';
  return name === 'span' && /(?:^|\s)mwe-math-mathml-a11y(?:\s|$)/u.test(attributes.get('class') ?? '');
}

/** Whether nothing else stands in the block around an element. */
function standsAlone(element: HtmlElement): boolean {
  let here = element;
  for (let parent = here.parent; parent !== undefined; parent = here.parent) {
    const isAccompanied = parent.children.some(
      (child) => child !== here && (child.kind === 'text' ? /[\p{L}\p{N}]/u.test(child.text) : !isPicture(child)),
    );
    if (isAccompanied) return false;
    if (isBlock(parent)) return true;
    here = parent;
  }
  return true;
}

function isPicture({ name }: HtmlElement): boolean {
  return name === 'img' || name === 'br' || name === 'link' || name === 'meta';
}

/** True for what CSS lays out as a block of its own; unknown elements are inline, as in every browser. */
export function isBlock(element: HtmlElement): boolean {
  const style = element.attributes.get('style');
  const display = style === undefined ? undefined : /(?:^|;)\s*display\s*:\s*([a-z-]+)/iu.exec(style)?.[1];
  if (display !== undefined) return /^(?:block|flex|grid|list-item|table|flow-root)$/iu.test(display);
  // A name with a hyphen is a custom element: mostly a container of the page's own making.
  return !INLINE.has(element.name) && (KNOWN_BLOCK.test(element.name) || element.name.includes('-'));
}

const KNOWN_BLOCK =
  /^(?:#root|html|body|address|article|aside|blockquote|button|caption|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frameset|h[1-6]|header|hgroup|hr|legend|li|listing|main|menu|nav|ol|optgroup|option|p|plaintext|pre|search|section|summary|table|tbody|td|tfoot|th|thead|tr|ul|xmp)$/u;

/** Elements with an empty line above and below where nothing else is said. */
export function hasMargin(element: HtmlElement): boolean {
  return /^(?:p|h[1-6]|blockquote|ul|ol|dl|table|pre|figure|hr|section|article|details|form|fieldset)$/u.test(
    element.name,
  );
}
