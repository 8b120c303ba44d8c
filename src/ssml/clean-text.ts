/** Everything that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), lone surrogates included. */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A parser turns a carriage return into a line feed and both into a space inside attributes; so do we, before. */
const LINE_BREAKS = /[\t\n\r]/g;

/** The text as it may stand in XML: without forbidden characters, and with plain spaces for tabs and line breaks. */
export function cleanText(text: string): string {
  return text.replace(FORBIDDEN, '').replace(LINE_BREAKS, ' ');
}

/** The text with the five characters escaped that mean something in XML, for use inside attribute values too. */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}
