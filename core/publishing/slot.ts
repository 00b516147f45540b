/** Where a picture stands in a listing: `main`, `gallery-1`, `gallery-2` … in the order buyers see, or Amazon's `swatch`. */
import { z } from "zod";

export const slotSchema = z.union([
  z.literal("main"),
  z.literal("swatch"),
  z.templateLiteral(["gallery-", z.int().positive()]),
]);

export type Slot = z.infer<typeof slotSchema>;

/** @param index from 0, the main picture's */
export function slotAt(index: number): Slot {
  return index === 0 ? "main" : `gallery-${index}`;
}
