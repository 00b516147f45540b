/** The value below which a share of the values lies. */

/** `share` 0..1, nearest rank; NaN when there are no values. */
export function quantile(values: readonly number[] | Float64Array, share: number): number {
  const sorted = new Float64Array(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
