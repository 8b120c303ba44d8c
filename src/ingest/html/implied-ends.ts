const BLOCKS_THAT_END_A_PARAGRAPH = new Set(
  (
    'address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul'
  ).split(' '),
);
const HEADINGS = new Set('h1 h2 h3 h4 h5 h6'.split(' '));
const CELLS = new Set(['td', 'th', 'caption', 'button', 'object', 'template']);

/** What a start tag ends before it begins: elements of `ends`, looked for up to the nearest of `within`. */
export interface ImpliedEnd {
  readonly ends: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
}

const IN_CELL = new Set(['table', ...CELLS]);
const RULES: Readonly<Record<string, ImpliedEnd>> = {
  li: { ends: new Set(['li']), within: new Set(['ul', 'ol', 'menu', 'dir', ...IN_CELL]) },
  dt: { ends: new Set(['dt', 'dd']), within: new Set(['dl', ...IN_CELL]) },
  dd: { ends: new Set(['dt', 'dd']), within: new Set(['dl', ...IN_CELL]) },
  td: { ends: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  th: { ends: new Set(['td', 'th']), within: new Set(['tr', 'table']) },
  tr: { ends: new Set(['tr', 'caption', 'colgroup']), within: new Set(['tbody', 'thead', 'tfoot', 'table']) },
  tbody: { ends: new Set(['tbody', 'thead', 'tfoot', 'caption', 'colgroup']), within: new Set(['table']) },
  thead: { ends: new Set(['tbody', 'thead', 'tfoot', 'caption', 'colgroup']), within: new Set(['table']) },
  tfoot: { ends: new Set(['tbody', 'thead', 'tfoot', 'caption', 'colgroup']), within: new Set(['table']) },
  option: { ends: new Set(['option']), within: new Set(['select', 'datalist']) },
  optgroup: { ends: new Set(['option', 'optgroup']), within: new Set(['select']) },
  a: { ends: new Set(['a']), within: new Set([...IN_CELL]) },
  body: { ends: new Set(['head']), within: new Set() },
};
const END_PARAGRAPH: ImpliedEnd = { ends: new Set(['p']), within: new Set([...IN_CELL]) };
const END_HEADING: ImpliedEnd = { ends: HEADINGS, within: new Set([...IN_CELL, 'div', 'section', 'article', 'li']) };

/** The end tags that a start tag stands for where the author left them out (HTML standard, 13.1.2.4). */
export function impliedEnds(name: string): readonly ImpliedEnd[] {
  const ends: ImpliedEnd[] = [];
  if (BLOCKS_THAT_END_A_PARAGRAPH.has(name)) ends.push(END_PARAGRAPH);
  if (HEADINGS.has(name)) ends.push(END_HEADING);
  const rule = Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  if (rule !== undefined) ends.push(rule);
  return ends;
}

/** Elements without an end tag. */
export const VOID = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
);

/** Formatting: its end tag never ends a block or a cell that began inside it. */
export const FORMATTING = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);

/** What an end tag of something else does not reach beyond. */
export const SCOPE = new Set(['table', 'td', 'th', 'caption', 'template', 'object']);

/** What may stand in the head; anything else ends it. */
export const IN_HEAD = new Set('title meta link script style base noscript template head html'.split(' '));
