import { type Environment, printLine } from './environment.ts';

/** Prints rows under their heads, in columns. */
export function printTable(
  environment: Pick<Environment, 'stdout'>,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const lines = [heads.map((head) => head.toUpperCase()), ...rows];
  const widths = heads.map((_head, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const line of lines) {
    printLine(
      environment,
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  }
}
