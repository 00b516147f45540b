/** Areas of the connected parts of a mask. */
import type { Mask } from "../frame.ts";
import { labelParts } from "../label-parts.ts";

/** Pixel areas of the parts with alpha above the threshold, joined over edges and corners, largest first. */
export function componentAreas(mask: Mask, threshold = 127): number[] {
  return labelParts(mask, threshold + 1).areas.toSorted((a, b) => b - a);
}
