import { SaxesParser } from 'saxes';

/** An XML element, as far as feeds need it. */
export interface XmlElement {
  /** Local name with the usual prefix of its namespace, whatever prefix the document uses: `itunes:author`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text and CDATA directly inside, as it stands. */
  readonly text: string;
}

/** The namespaces of podcast feeds by the prefix that everybody uses. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://www.w3.org/2005/Atom': 'atom:',
  'https://podcastindex.org/namespace/1.0': 'podcast:',
  'http://podlove.org/simple-chapters': 'psc:',
};

/** No feed is nested deeper; what walks the tree may go down as far. */
const DEEPEST = 100;
const PIECE = 4096;

interface OpenElement {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Reads an XML document; or says in the parser's words why it is not well-formed. Entities of a document's own are never resolved. */
export function readXml(text: string): { readonly root: XmlElement } | { readonly fault: string } {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [{ name: '', attributes: new Map(), children: [], text: '' }];
  let fault: string | undefined;
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (open.length > DEEPEST) fault ??= `elements are nested more than ${DEEPEST} deep`;
    const values = Object.values(attributes).map((attribute) => [attribute.name, attribute.value] as const);
    open.push({
      name: `${PREFIXES[uri] ?? (uri === '' ? '' : '?:')}${local}`,
      attributes: new Map(values),
      children: [],
      text: '',
    });
  });
  const addText = (part: string): void => {
    const last = open.at(-1);
    if (last !== undefined) last.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) open.at(-1)?.children.push(closed);
  });
  // In pieces, so that a hostile document is given up at its first fault.
  for (let at = 0; at < text.length && fault === undefined; at += PIECE) parser.write(text.slice(at, at + PIECE));
  if (fault === undefined) parser.close();
  const root = open[0]?.children[0];
  return fault === undefined && root !== undefined ? { root } : { fault: fault ?? 'there is no element' };
}

/** The first child of a name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** All children of a name, in order. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** Text of the first child of a name, without the space around it; undefined where there is none or it is empty. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const text = childOf(element, name)?.text.trim();
  return text === '' ? undefined : text;
}
