import { Tokenizer } from 'htmlparser2';
import type { HtmlElement } from './html-node.ts';
import { TreeBuilder } from './tree-builder.ts';

/** Attributes that somebody reads; others (among them megabytes of inline pictures) are not kept. */
const KEPT = new Set(
  (
    'aria-hidden aria-label aria-level aria-modal charset class content datetime hidden href http-equiv id itemprop lang name ' +
    'property rel role scope style type xml:lang src url version rdf:about isPermaLink term epub:type'
  ).split(' '),
);
/** Longer values are cut: nothing that is looked for in an attribute needs more. */
const LONGEST_VALUE = 4000;

/**
 * Parses HTML (or, with `isXml`, a feed) of any quality into a tree. Never fails, needs time and space in proportion to
 * the length, and keeps characters in the order of the file. Deeper than 256 levels the tree stays flat.
 */
export function parseMarkup(source: string, options: { readonly isXml: boolean } = { isXml: false }): HtmlElement {
  const reader = new MarkupReader(source, options.isXml);
  const tokenizer = new Tokenizer({ xmlMode: options.isXml, decodeEntities: true }, reader);
  tokenizer.write(source);
  tokenizer.end();
  return reader.finish();
}

class MarkupReader {
  readonly #source: string;
  readonly #isXml: boolean;
  readonly #tree: TreeBuilder;
  #text: string[] = [];
  #name = '';
  #attributes = new Map<string, string>();
  #attribute = '';
  #value: string[] = [];

  constructor(source: string, isXml: boolean) {
    this.#source = source;
    this.#isXml = isXml;
    this.#tree = new TreeBuilder(isXml);
  }

  finish(): HtmlElement {
    this.#endText();
    return this.#tree.root;
  }

  ontext(start: number, end: number): void {
    this.#text.push(this.#source.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    this.#text.push(String.fromCodePoint(codepoint));
  }

  oncdata(start: number, end: number, endOffset: number): void {
    // In HTML `<![CDATA[` begins a comment that nobody sees.
    if (this.#isXml) this.#text.push(this.#source.slice(start, end - endOffset));
  }

  onopentagname(start: number, end: number): void {
    this.#endText();
    this.#name = this.#nameAt(start, end);
    this.#attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#nameAt(start, end);
    this.#value = [];
  }

  onattribdata(start: number, end: number): void {
    if (KEPT.has(this.#attribute)) this.#value.push(this.#source.slice(start, Math.min(end, start + LONGEST_VALUE)));
  }

  onattribentity(codepoint: number): void {
    if (KEPT.has(this.#attribute)) this.#value.push(String.fromCodePoint(codepoint));
  }

  onattribend(): void {
    if (!KEPT.has(this.#attribute) || this.#attributes.has(this.#attribute)) return;
    this.#attributes.set(this.#attribute, this.#value.join(''));
  }

  onopentagend(): void {
    this.#tree.open(this.#name, this.#attributes);
  }

  onselfclosingtag(): void {
    this.#tree.open(this.#name, this.#attributes);
    if (this.#isXml) this.#tree.close(this.#name);
  }

  onclosetag(start: number, end: number): void {
    this.#endText();
    this.#tree.close(this.#nameAt(start, end));
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #endText(): void {
    if (this.#text.length === 0) return;
    this.#tree.text(this.#text.length === 1 ? (this.#text[0] ?? '') : this.#text.join(''));
    this.#text = [];
  }

  #nameAt(start: number, end: number): string {
    const name = this.#source.slice(start, Math.min(end, start + 100));
    return this.#isXml ? name : name.toLowerCase();
  }
}
