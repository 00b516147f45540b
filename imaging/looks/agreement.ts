/** How far several looks agree on where the product is. */

/**
 * Soft intersection over union: the sum of each pixel's lowest opinion over the sum of its highest, 0..1.
 * All opinions share one grid. Two looks that both see nothing agree on nothing: 0.
 */
export function agreement(opinions: readonly Uint8ClampedArray[]): number {
  let lowest = 0;
  let highest = 0;
  const length = opinions[0]?.length ?? 0;
  for (let i = 0; i < length; i++) {
    let low = 255;
    let high = 0;
    for (const opinion of opinions) {
      const level = opinion[i] ?? 0;
      if (level < low) low = level;
      if (level > high) high = level;
    }
    lowest += low;
    highest += high;
  }
  return highest === 0 ? 0 : lowest / highest;
}
