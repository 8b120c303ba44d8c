/** One line of the table: what was checked, by whom, what came out, and what was wanted. */
export interface Row {
  readonly check: string;
  readonly tool: string;
  readonly figure: string;
  readonly wanted: string;
  readonly isGood: boolean;
}

/** A row about a figure that must lie within bounds (inclusive). */
export function bounded(check: string, tool: string, value: number, low: number, high: number, digits = 2): Row {
  const wanted =
    low === Number.NEGATIVE_INFINITY
      ? `≤ ${high}`
      : high === Number.POSITIVE_INFINITY
        ? `≥ ${low}`
        : `${low} to ${high}`;
  return { check, tool, figure: value.toFixed(digits), wanted, isGood: value >= low && value <= high };
}

/** A row about a thing that must equal another. */
export function equal(check: string, tool: string, value: string | number, wanted: string | number): Row {
  return { check, tool, figure: String(value), wanted: String(wanted), isGood: value === wanted };
}

/** The rows as a Markdown table. */
export function formatTable(rows: readonly Row[]): string {
  const cells = [
    ['check', 'tool', 'figure', 'wanted', ''],
    ...rows.map((row) => [row.check, row.tool, shorten(row.figure), shorten(row.wanted), row.isGood ? 'ok' : 'FAULT']),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(3, ...cells.map((line) => line[column]?.length ?? 0)));
  const lines = cells.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/** Both ends of a long figure: a difference usually shows at one of them. */
function shorten(figure: string): string {
  return figure.length <= 50 ? figure : `${figure.slice(0, 30)} … ${figure.slice(-17)}`;
}
