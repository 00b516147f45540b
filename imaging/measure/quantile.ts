/**
 * The value below which a share of the values lies.
 *
 * Source: Hoare 1961, "Algorithm 65: Find": only the part that holds the wanted rank is put in order.
 */

/** `share` 0..1, nearest rank; NaN when there are no values. None of them may be NaN. */
export function quantile(values: readonly number[] | Float64Array, share: number): number {
  const rank = Math.min(values.length - 1, Math.floor(share * values.length));
  return valueOfRank(new Float64Array(values), rank);
}

/** Swaps values until those before `rank` are no larger and those behind it no smaller. */
function valueOfRank(values: Float64Array, rank: number): number {
  let [first, last] = [0, values.length - 1];
  while (first < last) {
    const pivot = values[rank] ?? 0;
    let [low, high] = [first, last];
    while (low <= high) {
      while ((values[low] ?? 0) < pivot) low++;
      while ((values[high] ?? 0) > pivot) high--;
      if (low > high) break;
      const kept = values[low] ?? 0;
      values[low++] = values[high] ?? 0;
      values[high--] = kept;
    }
    if (high < rank) first = low;
    if (low > rank) last = high;
  }
  return values[rank] ?? Number.NaN;
}
