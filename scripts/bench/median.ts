/** The middle one of what was measured; of an even number the upper of the two. NaN for nothing, which meets no target. */
export function median(numbers: readonly number[] = []): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
