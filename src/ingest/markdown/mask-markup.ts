import type { Run } from '../raw-block.ts';

/**
 * Stands where markup that CommonMark does not know has been masked: a private-use character, one for each UTF-16 unit
 * masked, so that offsets stay true. It is never part of a run.
 */
export const FILLER = '\ue000';

/** What site generators put into Markdown: template tags, shortcodes, attribute lists, fenced divs, module lines. */
const MARKUP: readonly RegExp[] = [
  /\{%[^\n{]{0,500}?%\}/gu,
  /\{\{[^\n{]{0,500}?\}\}/gu,
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

/** The runs without what has been masked in `masked`; most have nothing of it and stay as they are. */
export function withoutFiller(masked: string, runs: readonly Run[]): readonly Run[] {
  if (!runs.some((run) => masked.slice(run.start, run.end).includes(FILLER))) return runs;
  return runs.flatMap((run) => {
    const kept = masked.slice(run.start, run.end).matchAll(/[^\ue000]+/gu);
    return [...kept].map((found) => {
      const start = run.start + found.index;
      return { ...run, start, end: start + found[0].length };
    });
  });
}
