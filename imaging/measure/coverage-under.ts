/** How far a slanted box lies on a mask. */
import type { Mask } from "../frame.ts";
import { forEachPixel } from "../text/find-text-boxes.ts";
import type { TextBox } from "../text/text-box.ts";

/** Mean coverage 0..1 under the box; what is beyond the mask counts as none. */
export function coverageUnder({ width, height, alpha }: Mask, box: TextBox): number {
  let sum = 0;
  forEachPixel(box, width, height, (at) => (sum += alpha[at] ?? 0));
  return sum / (255 * Math.max(1, Math.round(box.width)) * Math.max(1, Math.round(box.height)));
}
