/**
 * Stands where markup that CommonMark does not know has been masked: a private-use character, one for each UTF-16 unit
 * masked, so that offsets stay true. It is never part of a run.
 */
export const FILLER = '\ue000';

/** What site generators put into Markdown: template tags, shortcodes, attribute lists, fenced divs, module lines. */
const MARKUP: readonly RegExp[] = [
  /\{%[^\n]{0,2000}?%\}/gu,
  /\{\{[^\n]{0,2000}?\}\}/gu,
  /^[ \t]{0,3}:{3,}[^\n]*$/gmu,
  /\{:[^}\n]{0,300}\}/gu,
  /\{(?:[#.][\w-]+|[\w-]+=(?:"[^"\n]{0,200}"|[\w-]+))(?:\s+(?:[#.][\w-]+|[\w-]+=(?:"[^"\n]{0,200}"|[\w-]+))){0,20}\s*\}/gu,
  /^(?:import\s[^\n]{0,300}\sfrom\s+["'][^\n]{0,300}|export\s+(?:const|default|let)\s[^\n]{0,500})$/gmu,
];

/** The text with generator markup masked, every offset as before. */
export function maskMarkup(text: string): string {
  let masked = text;
  for (const pattern of MARKUP) masked = masked.replace(pattern, (found) => FILLER.repeat(found.length));
  return masked;
}
