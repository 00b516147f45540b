/** Cuts a frame out along a mask. */
import type { Frame, Mask } from "../frame.ts";

/** The frame's colours with the mask as alpha; both of one size. */
export function withMask(frame: Frame, mask: Mask): Frame {
  const rgba = new Uint8ClampedArray(frame.rgba);
  for (let i = 0, at = 3; i < mask.alpha.length; i++, at += 4) rgba[at] = mask.alpha[i] ?? 0;
  return { width: frame.width, height: frame.height, rgba };
}
