/** The smallest upright box around a mask's covered pixels. */
import type { Mask } from "../frame.ts";

/** `right` and `bottom` are exclusive, so width = right - left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Box of pixels with alpha above the threshold, or null when there is none. */
export function alphaBox({ width, height, alpha }: Mask, threshold = 127): Box | null {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let first = 0;
    while (first < width && (alpha[row + first] ?? 0) <= threshold) first++;
    if (first === width) continue;
    let last = width - 1;
    while ((alpha[row + last] ?? 0) <= threshold) last--;
    if (first < left) left = first;
    if (last >= right) right = last + 1;
    if (y < top) top = y;
    bottom = y + 1;
  }
  return right > left ? { left, top, right, bottom } : null;
}
