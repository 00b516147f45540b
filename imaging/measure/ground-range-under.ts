/** How much there is to see on the finished picture's ground under a slanted box. */
import type { Rendered } from "../frame.ts";
import { forEachPixel } from "../text/find-text-boxes.ts";
import type { TextBox } from "../text/text-box.ts";

/**
 * Levels 0..255 between the darkest and the lightest luma (Rec. 709, before white) of the pixels under the box that
 * the product leaves clear; 0 when there are none.
 *
 * @param box in the canvas' pixels.
 */
export function groundRangeUnder(
  { output, product }: Pick<Rendered, "output" | "product">,
  box: TextBox,
): number {
  let [least, most] = [255, 0];
  forEachPixel(box, output.width, output.height, (at) => {
    if (product.rgba[4 * at + 3] !== 0) return;
    const [red = 0, green = 0, blue = 0, alpha = 0] = output.rgba.subarray(4 * at, 4 * at + 4);
    const luma = 255 + ((0.2126 * red + 0.7152 * green + 0.0722 * blue - 255) * alpha) / 255;
    least = Math.min(least, luma);
    most = Math.max(most, luma);
  });
  return Math.max(0, most - least);
}
