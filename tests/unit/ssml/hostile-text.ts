/** A small deterministic generator of numbers from 0 to 1 (mulberry32), so that a failure can be seen again. */
export function makeRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of these. */
export function pick<Item>(random: () => number, items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

const PIECES = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '</speak>',
  '<s>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&#x0;',
  '<?xml?>',
  '<!DOCTYPE a>',
  '\u0000',
  '\u0001',
  '\u001f',
  '\u007f',
  '\u0085',
  '\ud800',
  '\udfff',
  '\ufffe',
  '\uffff',
  '\ufeff',
  '\u2028',
  '\u202e',
  '\r\n',
  '\r',
  '\t',
  '\n',
  ' ',
  '  ',
  'a',
  'pier',
  'Éa',
  '日本',
  '😀',
  '👩‍👩‍👧',
  '%',
  '50%',
  '$5',
  '{x}',
  '$' + '{y}',
  '\\',
  '`',
  '<break time="9999s"/>',
  "' onload='",
  '--',
  '...',
  '0',
  '𝒳',
];

/** Text made to break markup: tags, entities, control characters, lone surrogates, quotes. */
export function hostileText(random: () => number): string {
  return Array.from({ length: Math.floor(random() * 12) }, () => pick(random, PIECES)).join('');
}
