/** The smallest upright box around a mask's covered pixels. */
import type { Mask } from "../frame.ts";
import { remember } from "./remember.ts";

/** `right` and `bottom` are exclusive, so width = right - left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Several steps and checks ask for the same one. */
const boxes = remember<Mask, Map<number, Box | null>>(() => new Map());

/** Box of pixels with alpha above the threshold, or null when there is none. */
export function alphaBox(mask: Mask, threshold = 127): Box | null {
  const known = boxes(mask);
  const box = known.get(threshold);
  if (box !== undefined) return box;
  const found = findBox(mask, threshold);
  known.set(threshold, found);
  return found;
}

function findBox({ width, height, alpha }: Mask, threshold: number): Box | null {
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
