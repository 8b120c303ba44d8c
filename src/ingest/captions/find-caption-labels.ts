import { vocabulary } from '../conventions/vocabulary.ts';
import { wordsOf } from '../passages/words.ts';
import type { Cue } from './parse-cues.ts';

/** A speaker's name written before what they say. */
export interface CaptionLabel {
  /** Undefined for `>>` or a dash alone: somebody else, without a name. */
  readonly name: string | undefined;
  /** Length of the label with its mark and the blanks after it. */
  readonly length: number;
}

const LABEL = /^(?:(>>+|[-–—])\s*)?(?:(\p{Lu}[\p{L}\p{M}.'’]*(?:[ -]\p{Lu}?[\p{L}\p{M}.'’]+){0,4}|[QA])\s?:\s+)?/u;
/** `(Ada Okoro)` or `[Ada Okoro]` before what she says or on a line above it; one word only after a dash or before a colon. */
const BRACKETED = new RegExp(
  String.raw`^(?:(?<mark>>>+|[-–—])\s*)?[([](?<name>NAME(?: NAME){0,3})[)\]](?<colon>:?)\s*`.replaceAll(
    'NAME',
    String.raw`\p{Lu}[\p{L}\p{M}.'’-]*`,
  ),
  'u',
);

function bracketedLabel(
  line: string,
): { readonly name: string; readonly isSure: boolean; readonly length: number } | undefined {
  const found = BRACKETED.exec(line);
  const { name, mark, colon } = found?.groups ?? {};
  if (found === null || name === undefined) return undefined;
  const isSure = mark !== undefined || colon === ':';
  return isSure || name.includes(' ') ? { name, isSure, length: found[0].length } : undefined;
}

const NEVER = /^(?:note|warning|update|example|question|answer|tip|ps|url|http|https)$/iu;

/**
 * The names that label lines in captions without voice tags: written in capitals, after `>>`, or standing there at
 * least twice. Keys are the names as written.
 */
export function captionNames(text: string, cues: readonly Cue[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const cue of cues) {
    for (const line of cue.lines) {
      const written = text
        .slice(line.start, Math.min(line.end, line.start + 120))
        .replace(/^(?:\{\\[^}]*\}|<[^>]*>)+/u, '');
      const found = LABEL.exec(written.slice(0, 80));
      const bracketed = bracketedLabel(written.slice(0, 80));
      const name = found?.[2] ?? bracketed?.name;
      if (name === undefined || NEVER.test(name) || wordsOf(name).some((word) => vocabulary.stage.has(word))) continue;
      const isSure =
        found?.[1]?.startsWith('>>') === true || bracketed?.isSure === true || /^\p{Lu}[\p{Lu}\s.'’-]+$/u.test(name);
      counts.set(name, (counts.get(name) ?? 0) + (isSure ? 2 : 1));
    }
  }
  return new Set([...counts].filter(([, count]) => count >= 2).map(([name]) => name));
}

/** The label at the beginning of a line, or undefined. */
export function labelOf(line: string, names: ReadonlySet<string>): CaptionLabel | undefined {
  const found = LABEL.exec(line.slice(0, 80));
  const bracketed = bracketedLabel(line.slice(0, 80));
  if (bracketed !== undefined && names.has(bracketed.name)) return { name: bracketed.name, length: bracketed.length };
  const [written = '', mark, name] = found ?? [];
  if (name !== undefined && names.has(name)) return { name, length: written.length };
  return mark === undefined
    ? undefined
    : { name: undefined, length: mark.length + (/^\s*/u.exec(line.slice(mark.length))?.[0].length ?? 0) };
}
