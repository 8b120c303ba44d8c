/** A number with commas between thousands and a decimal point: `1,234.5`. */
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
/** No letter, digit or part of a number stands before. */
export const START = String.raw`(?<![\p{L}\p{N}_]|\d[.,:/])`;
/** No letter, digit or rest of a number stands behind. */
export const END = String.raw`(?![\p{L}\p{N}_]|[.,]\d)`;
/** What joins the ends of a range: hyphen, dashes, with or without spaces around a dash. */
export const TO = String.raw`(?:-|\s?[–—]\s?)`;

/** A global Unicode pattern from its parts. */
export function pattern(source: string, flags = ''): RegExp {
  return new RegExp(source, `gu${flags}`);
}

/** Groups of a match by name, empty where they took no part. */
export function groupsOf(match: RegExpExecArray): Record<string, string> {
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, value ?? '']));
}
