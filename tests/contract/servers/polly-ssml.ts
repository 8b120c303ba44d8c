import { SaxesParser } from 'saxes';

/** What each engine understands, by the table of supported tags. */
const EVERYWHERE = ['speak', 'break', 'lang', 'mark', 'p', 'prosody', 's', 'say-as', 'sub', 'w'];
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  standard: [...EVERYWHERE, 'emphasis', 'phoneme'],
  neural: [...EVERYWHERE, 'phoneme'],
  'long-form': [...EVERYWHERE, 'phoneme'],
  generative: EVERYWHERE,
};

/** A word and where it begins and ends in the document, in bytes. */
export interface FoundWord {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The text of an SSML document and its words; undefined where the engine would call it invalid. */
export function readSsml(ssml: string, engine: string): { text: string; words: FoundWord[] } | undefined {
  const parser = new SaxesParser();
  let text = '';
  let isValid = true;
  parser.on('error', () => {
    isValid = false;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (!(ELEMENTS[engine] ?? []).includes(name)) isValid = false;
    if (name === 'break' && Number.parseFloat(String(attributes.time ?? '0')) > 10_000) isValid = false;
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(ssml).close();
  if (!isValid || !ssml.startsWith('<speak')) return undefined;
  return { text, words: findWords(ssml) };
}

function findWords(ssml: string): FoundWord[] {
  const outside = /<[^>]*>|&[a-z#0-9]+;|[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
  return [...ssml.matchAll(outside)].flatMap(({ 0: value, index }) => {
    if (value.startsWith('<') || value.startsWith('&')) return [];
    const start = Buffer.byteLength(ssml.slice(0, index));
    return [{ value, start, end: start + Buffer.byteLength(value) }];
  });
}
