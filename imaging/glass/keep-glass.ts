/** Joins a decontaminated cut-out with the glass that was lifted before. */
import type { Frame, Mask } from "../frame.ts";

/** `cut` with the pixels of `lifted` wherever the product hides less than it covers; all of one size. */
export function keepGlass(cut: Frame, lifted: Frame, coverage: Mask, opacity: Mask): Frame {
  const rgba = new Uint8ClampedArray(cut.rgba);
  for (let i = 0; i < opacity.alpha.length; i++) {
    if ((opacity.alpha[i] ?? 0) >= (coverage.alpha[i] ?? 0)) continue;
    rgba.set(lifted.rgba.subarray(4 * i, 4 * i + 4), 4 * i);
  }
  return { width: cut.width, height: cut.height, rgba };
}
