import type { HtmlElement, Look } from './html-node.ts';
import { FORMATTING, IN_HEAD, impliedEnds, SCOPE, VOID } from './implied-ends.ts';

/** Depth from which on the tree stays flat, so that whoever walks it meets no abyss; browsers do the same at 512. */
const DEEPEST = 256;
/** How far up an end tag looks for its element: keeps time linear, and beyond it nothing is worth repairing. */
const REACH = 512;
/** Elements whose characters nobody sees; kept only where we read them ourselves (JSON-LD, the page's title). */
const SILENT = new Set(['script', 'style']);

interface OpenElement {
  readonly element: HtmlElement;
  readonly look: Look;
  /** False once its end tag came while a block inside it was still open. */
  isAlive: boolean;
}

const PLAIN: Look = { isBold: false, isItalic: false, isLink: false };

/** Makes a tree of tags as they come, with the end tags that the author left out or set in the wrong order. */
export class TreeBuilder {
  readonly root: HtmlElement = {
    kind: 'element',
    name: '#root',
    attributes: new Map(),
    children: [],
    parent: undefined,
  };
  readonly #isXml: boolean;
  readonly #stack: OpenElement[];

  constructor(isXml: boolean) {
    this.#isXml = isXml;
    this.#stack = [{ element: this.root, look: PLAIN, isAlive: true }];
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (!this.#isXml) this.#endImplied(name);
    const parent = this.#parent();
    const element: HtmlElement = { kind: 'element', name, attributes, children: [], parent };
    parent.children.push(element);
    if (!this.#isXml && VOID.has(name)) return;
    this.#stack.push({ element, look: lookOf(element, this.#look()), isAlive: true });
  }

  close(name: string): void {
    if (this.#isXml) {
      const at = this.#find((open) => open.element.name === name);
      if (at !== undefined) this.#stack.length = at;
      return;
    }
    // A stray </br> is a line break in every browser.
    if (name === 'br') this.open('br', new Map());
    else if (FORMATTING.has(name)) this.#closeFormatting(name);
    else this.#closeBlock(name);
  }

  text(text: string): void {
    const open = this.#stack.at(-1)?.element;
    if (open === undefined) return;
    const isSilent = SILENT.has(open.name) && !/ld\+json/u.test(open.attributes.get('type') ?? '');
    if (!this.#isXml && isSilent) return;
    if (open.name === 'head' && !this.#isXml && /\S/u.test(text)) this.#stack.pop();
    this.#parent().children.push({ kind: 'text', text, look: this.#look() });
  }

  #parent(): HtmlElement {
    return this.#stack[Math.min(this.#stack.length, DEEPEST) - 1]?.element ?? this.root;
  }

  #look(): Look {
    for (let index = this.#stack.length - 1; index >= 0; index -= 1) {
      const open = this.#stack[index];
      if (open?.isAlive === true) return open.look;
    }
    return PLAIN;
  }

  #endImplied(name: string): void {
    if (this.#stack.at(-1)?.element.name === 'head' && !IN_HEAD.has(name)) this.#stack.pop();
    for (const { ends, within } of impliedEnds(name)) {
      const at = this.#find((open) => ends.has(open.element.name), within);
      if (at !== undefined) this.#stack.length = at;
    }
  }

  #closeBlock(name: string): void {
    const isHeading = HEADING.test(name);
    const at = this.#find(
      ({ element }) => element.name === name || (isHeading && HEADING.test(element.name)),
      SCOPES.get(name) ?? SCOPE,
    );
    if (at !== undefined && at > 0) this.#stack.length = at;
  }

  /** `<b>One<p>two</b> three</p>`: "three" is not bold, and still inside the paragraph. */
  #closeFormatting(name: string): void {
    const at = this.#find((open) => open.element.name === name && open.isAlive, SCOPE);
    if (at === undefined) return;
    const isOnlyFormatting = this.#stack.slice(at).every((open) => FORMATTING.has(open.element.name));
    const open = this.#stack[at];
    if (isOnlyFormatting) this.#stack.length = at;
    else if (open !== undefined) {
      open.isAlive = false;
      this.#relook(at);
    }
  }

  /** Works out anew how things look above an element that no longer counts. */
  #relook(from: number): void {
    let below = this.#stack.slice(Math.max(0, from - REACH), from).findLast((open) => open.isAlive)?.look ?? PLAIN;
    for (let index = from + 1; index < this.#stack.length; index += 1) {
      const open = this.#stack[index];
      if (open === undefined) continue;
      const look = lookOf(open.element, below);
      this.#stack[index] = { ...open, look };
      if (open.isAlive) below = look;
    }
  }

  #find(matches: (open: OpenElement) => boolean, within?: ReadonlySet<string>): number | undefined {
    const lowest = Math.max(1, this.#stack.length - REACH);
    for (let index = this.#stack.length - 1; index >= lowest; index -= 1) {
      const open = this.#stack[index];
      if (open === undefined) return undefined;
      if (matches(open)) return index;
      if (within?.has(open.element.name) === true) return undefined;
    }
    return undefined;
  }
}

const HEADING = /^h[1-6]$/u;
const IN_TABLE = new Set(['table', 'template']);
const IN_LIST = new Set([...SCOPE, 'ul', 'ol', 'dl']);
/** What an end tag does not reach beyond, where that is not {@link SCOPE}. */
const SCOPES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'caption'].map((name) => [name, IN_TABLE] as const),
  ...['li', 'dt', 'dd'].map((name) => [name, IN_LIST] as const),
]);

function lookOf(element: HtmlElement, look: Look): Look {
  const style = element.attributes.get('style');
  const named = namedLook(element, look);
  if (style === undefined) return named;
  const weight = /font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)/iu.exec(style)?.[1]?.toLowerCase();
  const slant = /font-style\s*:\s*(italic|oblique|normal)/iu.exec(style)?.[1]?.toLowerCase();
  return {
    ...named,
    // Word processors wrap whole documents in <b style="font-weight:normal">.
    isBold: weight === undefined ? named.isBold : /^(?:bold|[6-9]00)$/u.test(weight),
    isItalic: slant === undefined ? named.isItalic : slant !== 'normal',
  };
}

function namedLook(element: HtmlElement, look: Look): Look {
  switch (element.name) {
    case 'b':
    case 'strong':
      return look.isBold ? look : { ...look, isBold: true };
    case 'i':
    case 'em':
    case 'cite':
      return look.isItalic ? look : { ...look, isItalic: true };
    case 'a':
      return look.isLink || !element.attributes.has('href') ? look : { ...look, isLink: true };
    default:
      return look;
  }
}
