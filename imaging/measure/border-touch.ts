/** How much of a mask lies on the very edge of its picture. */
import type { Mask } from "../frame.ts";

/** Pixels on each side whose alpha is above the threshold, and all border pixels (corners count twice). */
export interface BorderTouch {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly perimeterPx: number;
}

export function borderTouch({ width, height, alpha }: Mask, threshold = 127): BorderTouch {
  let [top, right, bottom, left] = [0, 0, 0, 0];
  const lastRow = (height - 1) * width;
  for (let x = 0; x < width; x++) {
    if ((alpha[x] ?? 0) > threshold) top++;
    if ((alpha[lastRow + x] ?? 0) > threshold) bottom++;
  }
  for (let y = 0; y < height; y++) {
    if ((alpha[y * width] ?? 0) > threshold) left++;
    if ((alpha[y * width + width - 1] ?? 0) > threshold) right++;
  }
  return { top, right, bottom, left, perimeterPx: 2 * (width + height) };
}

/** Touching pixels as a share of the perimeter, 0..1. */
export function touchShare(touch: BorderTouch): number {
  return (touch.top + touch.right + touch.bottom + touch.left) / touch.perimeterPx;
}
