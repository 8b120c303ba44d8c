/** A line of a table of measurements. */
export interface Line {
  readonly cells: readonly (string | number)[];
  /** Whether it meets its target; undefined where it has none. */
  readonly isMet?: boolean | undefined;
}

/** A Markdown table of lines, with what became of each target in a last column. */
export function formatLines(heads: readonly string[], lines: readonly Line[]): string {
  const rows = lines.map(({ cells, isMet }) => [...cells, isMet === undefined ? '' : isMet ? 'met' : 'MISSED']);
  return [[...heads, ''], [...heads, ''].map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** The status with which a program ends that has measured this: 1 where any target is missed, so that scripts notice too. */
export function exitCodeOf(lines: readonly Line[]): 0 | 1 {
  return lines.every(({ isMet }) => isMet !== false) ? 0 : 1;
}
