/** Where a picture stands in a listing: `main`, `gallery-1`, `gallery-2` … in the order buyers see, or Amazon's `swatch`. */
export type Slot = "main" | "swatch" | `gallery-${number}`;

/** @param index from 0, the main picture's */
export function slotAt(index: number): Slot {
  return index === 0 ? "main" : `gallery-${index}`;
}
