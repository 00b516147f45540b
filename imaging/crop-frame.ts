/** Cuts an upright part out of a frame. */
import type { Frame } from "./frame.ts";
import type { Box } from "./measure/alpha-box.ts";

/** @param part in whole pixels, within the frame. */
export function cropFrame({ width, rgba }: Frame, { left, top, right, bottom }: Box): Frame {
  const cropped = new Uint8ClampedArray(4 * (right - left) * (bottom - top));
  for (let y = top; y < bottom; y++) {
    const row = rgba.subarray(4 * (y * width + left), 4 * (y * width + right));
    cropped.set(row, 4 * (y - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, rgba: cropped };
}
