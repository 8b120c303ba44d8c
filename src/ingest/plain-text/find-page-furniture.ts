import type { TextLine } from './split-lines.ts';

const PAGE_NUMBER = /^(?:page|seite|página|pagina|p\.|s\.)\s*\d{1,4}(?:\s*(?:of|von|de|sur|di|\/)\s*\d{1,4})?\b/iu;
const BARE_NUMBER = /^[-–—[(\s]*\d{1,4}[\])\s–—-]*$/u;
/** How often a line must stand on the pages before it counts as their header or footer. */
const REPEATS = 3;
/** A header that the first page shows without the page number is still long enough to be known by. */
const TELLING_LENGTH = 20;

/**
 * The running headers, footers and page numbers of a text taken out of a PDF: lines that come again with other
 * numbers. Only for texts whose lines are hard-wrapped; elsewhere a repeated line may be meant.
 */
export function findPageFurniture(text: string, lines: readonly TextLine[]): ReadonlySet<TextLine> {
  const forms = lines.map((line) => formOf(text.slice(line.start, line.end)));
  const counts = new Map<string, number>();
  for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
  const repeated = new Set<string>();
  for (const [form, count] of counts) {
    if (count >= REPEATS && form.length >= 3 && form.length <= 160 && form.includes('#')) repeated.add(form);
  }
  const isEdge = (index: number) => index < 3 || index >= lines.length - 3;
  return new Set(
    lines.filter((line, index) => {
      const form = forms[index] ?? '';
      const isBesideNumber = [index - 1, index + 1].some((other) => isPageNumber(text, lines[other]));
      if (isBesideNumber && (counts.get(form) ?? 0) >= 2 && form.length >= 8) return true;
      return isFurniture(text, line, form, repeated) || (isEdge(index) && isPartOfRepeated(form, repeated));
    }),
  );
}

function formOf(line: string): string {
  return line.length > 200 ? line.slice(0, 200) : line.replaceAll(/\d+/gu, '#').replaceAll(/\s+/gu, ' ').trim();
}

function isFurniture(text: string, line: TextLine, form: string, repeated: ReadonlySet<string>): boolean {
  if (repeated.has(form)) return true;
  if (isPageNumber(text, line)) return true;
  const written = text.slice(line.start, Math.min(line.end, line.start + 200));
  if (BARE_NUMBER.test(written)) return line.isAfterGap || line.isAfterPageBreak;
  return false;
}

/** `Page 3 of 26`, also with the header behind it. */
function isPageNumber(text: string, line: TextLine | undefined): boolean {
  if (line === undefined || line.end - line.start > 120) return false;
  const written = text.slice(line.start, line.end);
  return PAGE_NUMBER.test(written) && !/[.!?…]["”’)]?$/u.test(written);
}

function isPartOfRepeated(form: string, repeated: ReadonlySet<string>): boolean {
  if (form.length < TELLING_LENGTH) return false;
  for (const known of repeated) if (known.endsWith(form) || known.startsWith(form)) return true;
  return false;
}
