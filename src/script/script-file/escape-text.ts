/** Marks that would mean something in a script file, wherever an editor breaks the line. */
const MEANINGFUL = /[\\*~]|^_(?=\(recording\b)|<(?=!--)|(?<=^|\s)#(?=#{0,5}(?:\s|$))|(?<=^|\s)>/gu;

/** A text as it stands in a script file: on one line, with a backslash before every mark that would mean something. */
export function escapeText(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(MEANINGFUL, '\\$&');
}

/** The text that was escaped; a backslash before a letter or digit is one that somebody typed. */
export function unescapeText(escaped: string): string {
  return escaped.replace(/\\([!-/:-@[-`{-~])/gu, '$1');
}
