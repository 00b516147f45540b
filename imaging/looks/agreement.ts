/** How far several looks agree on where the product is. */

/**
 * Soft intersection over union: the sum of each pixel's lowest opinion over the sum of its highest, 0..1.
 * All opinions share one grid. Two looks that both see nothing agree on nothing: 0.
 */
export function agreement([first, ...others]: readonly Uint8ClampedArray[]): number {
  if (first === undefined) return 0;
  const [low, high] = [first.slice(), first.slice()];
  for (const opinion of others) spread(low, high, opinion);
  const highest = sum(high);
  return highest === 0 ? 0 : sum(low) / highest;
}

/** Widens each pixel's lowest and highest opinion, in place, to hold another one. */
function spread(low: Uint8ClampedArray, high: Uint8ClampedArray, opinion: Uint8ClampedArray): void {
  for (let i = 0; i < opinion.length; i++) {
    const level = opinion[i] ?? 0;
    if (level < (low[i] ?? 0)) low[i] = level;
    if (level > (high[i] ?? 0)) high[i] = level;
  }
}

function sum(levels: Uint8ClampedArray): number {
  let total = 0;
  for (let i = 0; i < levels.length; i++) total += levels[i] ?? 0;
  return total;
}
