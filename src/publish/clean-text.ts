/** Characters that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets) or discourages (C1 controls). */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu;
/** With the `u` flag only a surrogate without its partner matches. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text as one line that any file format can hold: no control characters, no half characters, no stray spaces. */
export function cleanLine(text: string): string {
  return legalText(text).replace(/\s+/gu, ' ').trim();
}

/** Like {@link cleanLine}, but line breaks stay; never more than one empty line. */
export function cleanLines(text: string): string {
  return legalText(text)
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** Text for HTML and XML, element or attribute. */
export function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The text if it fits in `bytes` of UTF-8, else its beginning, cut at a word, with an ellipsis. */
export function fitBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const ellipsis = '…';
  const room = bytes - Buffer.byteLength(ellipsis);
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > room) break;
    kept += character;
  }
  const word = kept.replace(/\s+\S*$/u, '');
  return `${word.length > kept.length / 2 ? word : kept}${ellipsis}`;
}

function legalText(text: string): string {
  return text.replace(ILLEGAL, ' ').replace(LONE_SURROGATE, '\ufffd');
}
