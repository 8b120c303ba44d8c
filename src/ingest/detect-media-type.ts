import { ReadoutError } from '../model/readout-error.ts';
import { charsetOf, decodeText } from './decode-text.ts';

/** What is known of an input before it is read. */
export interface MediaTypeHints {
  /** Path, URL or `stdin`: its ending says what a file is meant to be. */
  readonly address: string;
  /** The `Content-Type` that a server gave. */
  readonly declared?: string | undefined;
  readonly bytes: Uint8Array;
}

const BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  mdown: 'text/markdown',
  mdx: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'text/html',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
};

const FEED_TYPES = /^(?:application\/(?:rss|atom|rdf)\+xml|application\/feed\+json)$/u;

/** Beginnings of files that are not text, with the words that say what they are. */
const MAGIC: readonly (readonly [name: string, bytes: readonly number[], at?: number])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive (or a Word, EPUB or OpenDocument file)', [0x50, 0x4b, 0x03, 0x04]],
  ['a gzip archive', [0x1f, 0x8b, 0x08]],
  ['a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['an old Word or Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['a PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG image', [0xff, 0xd8, 0xff]],
  ['a GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['a RIFF file (WAV sound, AVI film or WebP image)', [0x52, 0x49, 0x46, 0x46]],
  ['an MP3 sound', [0x49, 0x44, 0x33]],
  ['an MP3 sound', [0xff, 0xfb]],
  ['an Ogg sound', [0x4f, 0x67, 0x67, 0x53]],
  ['a FLAC sound', [0x66, 0x4c, 0x61, 0x43]],
  ['an MP4 film or sound', [0x66, 0x74, 0x79, 0x70], 4],
  ['a Matroska film', [0x1a, 0x45, 0xdf, 0xa3]],
  ['a program', [0x7f, 0x45, 0x4c, 0x46]],
];

/**
 * The media type of an input, with its charset where the server gave one: what the bytes show beyond doubt, then the
 * server's word, then the name's ending, then what the text looks like.
 * @throws ReadoutError `input-not-text` for PDF, images, sound and everything else that is not text.
 */
export function detectMediaType({ address, declared, bytes }: MediaTypeHints): string {
  refuseBinary(address, declared, bytes);
  const charset = declared === undefined ? undefined : charsetOf(declared);
  const type = essenceOf(address, declared, bytes);
  return charset === undefined ? type : `${type}; charset=${charset}`;
}

/** The media type without its parameters, in lower case. */
export function essence(mediaType: string): string {
  return mediaType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function essenceOf(address: string, declared: string | undefined, bytes: Uint8Array): string {
  const head = decodeText(bytes.subarray(0, 65_536), declared ?? '').text.trimStart();
  const shown = typeShown(head);
  const told = declared === undefined ? undefined : essence(declared);
  if (shown !== undefined) return shown;
  if (told !== undefined && (FEED_TYPES.test(told) || /^text\/(?:html|markdown|vtt)$/u.test(told))) return told;
  if (told === 'application/xhtml+xml') return 'text/html';
  const named = BY_EXTENSION[extensionOf(address)];
  if (named !== undefined) return named;
  if (looksLikeHtml(head)) return 'text/html';
  return looksLikeMarkdown(head) && told !== 'text/plain' ? 'text/markdown' : 'text/plain';
}

/** What the text itself shows, whatever its name and its server say. */
function typeShown(head: string): string | undefined {
  if (/^WEBVTT(?:[ \t\r\n]|$)/u.test(head)) return 'text/vtt';
  if (/^(?:\d+\s*\r?\n)?\d{1,2}:\d{2}:\d{2}[,.]\d{1,3}\s*-->/u.test(head)) return 'application/x-subrip';
  // Comments, processing instructions and a doctype may stand before the root.
  const root = /^(?:<\?[^>]{0,2000}>\s*|<!--[\s\S]{0,4000}?-->\s*|<!doctype[^>]{0,1000}>\s*)*<([a-z:]+)/iu.exec(
    head,
  )?.[1];
  switch (root?.toLowerCase()) {
    case 'rss':
      return 'application/rss+xml';
    case 'rdf:rdf':
      return 'application/rdf+xml';
    case 'feed':
    case 'atom:feed':
      return 'application/atom+xml';
    case 'html':
      return 'text/html';
    default:
  }
  if (/^<!doctype\s+html/iu.test(head)) return 'text/html';
  return /^\{/u.test(head) && /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/u.test(head)
    ? 'application/feed+json'
    : undefined;
}

function extensionOf(address: string): string {
  const path = /^https?:/iu.test(address)
    ? address.replace(/[?#].*$/su, '').replace(/^https?:\/\/[^/]*/iu, '')
    : address;
  return /\.([a-z0-9]{1,8})$/iu.exec(path)?.[1]?.toLowerCase() ?? '';
}

function looksLikeHtml(head: string): boolean {
  const tags = head
    .slice(0, 20_000)
    .match(/<(?:p|div|br|h[1-6]|ul|ol|li|table|article|section|head|body|span)[\s/>]/giu);
  return head.startsWith('<') && tags !== null && tags.length >= 2;
}

function looksLikeMarkdown(head: string): boolean {
  const signs = [
    /^---\r?\n[\w-]+:/u,
    /^#{1,6} \S/mu,
    /\*\*[^*\n]{1,200}\*\*/u,
    /\[[^\]\n]{1,200}\]\((?:https?:|\/|#)/u,
    /^(?:```|~~~)/mu,
    /^> \S/mu,
  ];
  return signs.filter((sign) => sign.test(head)).length >= 2;
}

function refuseBinary(address: string, declared: string | undefined, bytes: Uint8Array): void {
  const kind = binaryKind(declared, bytes);
  if (kind === undefined) return;
  throw new ReadoutError('input-not-text', `${address} is ${kind}, not text.`, {
    hint: 'Readout reads plain text, Markdown, HTML, feeds (RSS, Atom, JSON Feed) and captions (WebVTT, SRT).',
  });
}

function binaryKind(declared: string | undefined, bytes: Uint8Array): string | undefined {
  for (const [name, magic, at = 0] of MAGIC) if (magic.every((byte, index) => bytes[at + index] === byte)) return name;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return undefined;
  const told = declared === undefined ? '' : essence(declared);
  if (/^(?:image|audio|video|font)\//u.test(told)) return `${told}`;
  return bytes.includes(0) ? 'a binary file' : undefined;
}
