/** Text with the name of the encoding it was in. */
export interface DecodedText {
  readonly text: string;
  readonly charset: string;
}

/** What windows-1252 has at 0x80 to 0x9f (WHATWG Encoding, index-windows-1252). */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** How far into a page a `<meta charset>` or an XML declaration is looked for, in bytes (HTML standard, 13.2.3.2). */
const DECLARATION_BYTES = 4096;

/**
 * Turns bytes into text: a byte order mark decides, then the charset in the media type, then what the page says of
 * itself, then UTF-8 if the bytes are valid UTF-8, else windows-1252. A declared charset that the bytes contradict
 * (declared UTF-8, invalid bytes) falls through. The byte order mark is no part of the text.
 */
export function decodeText(bytes: Uint8Array, mediaType: string): DecodedText {
  const marked = charsetOfMark(bytes);
  if (marked !== undefined) return decodeLoosely(bytes, marked);
  for (const charset of [charsetOf(mediaType), declaredCharset(bytes, mediaType), 'utf-8']) {
    const text = charset === undefined ? undefined : decodeStrictly(bytes, charset);
    if (text !== undefined && charset !== undefined) return { text, charset };
  }
  // Every byte means something in windows-1252, so this always gives a text: what browsers do with unlabelled pages.
  return isNearlyUtf8(bytes)
    ? decodeLoosely(bytes, 'utf-8')
    : { text: decodeWindows1252(bytes), charset: 'windows-1252' };
}

/** The `charset` parameter of a media type, in lower case. */
export function charsetOf(mediaType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]+)/iu.exec(mediaType)?.[1]?.toLowerCase();
}

function charsetOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function declaredCharset(bytes: Uint8Array, mediaType: string): string | undefined {
  if (!/html|xml/u.test(mediaType)) return undefined;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const found =
    /<meta[^>]{0,1000}charset\s*=\s*["']?\s*([^\s"'/>;]+)/iu.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([^"']+)/iu.exec(head)?.[1];
  const charset = found?.toLowerCase();
  // A page that can be read far enough to say so is not in UTF-16, whatever it says (HTML standard).
  return charset?.startsWith('utf-16') === true ? 'utf-8' : charset;
}

function decodeStrictly(bytes: Uint8Array, charset: string): string | undefined {
  try {
    const decoder = new TextDecoder(charset, { fatal: true });
    return decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Node 20 decodes windows-1252 as if it were ISO 8859-1 (nodejs/node#56542), which makes control characters of the
 * quotation marks and dashes at 0x80 to 0x9f; so those are put right here.
 */
function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replaceAll(/[\u0080-\u009f]/gu, (character) => WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80));
}

function decodeLoosely(bytes: Uint8Array, charset: string): DecodedText {
  return { text: new TextDecoder(charset).decode(bytes), charset };
}

/** True where a handful of broken bytes (a cut file, one bad paste) stand in what is otherwise UTF-8 with non-ASCII text. */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = text.split('\ufffd').length - 1;
  let beyondAscii = 0;
  for (const byte of bytes) if (byte >= 0xc2 && byte <= 0xf4) beyondAscii += 1;
  return broken * 10 <= beyondAscii;
}
