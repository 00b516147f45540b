/** Cuts a frame out along a mask of the same size. */
import type { Frame, Mask } from "./frame.ts";

/** The frame's colours with the mask as alpha; clear pixels are black, so that nothing of the old ground leaves. */
export function withMask(frame: Frame, mask: Mask): Frame {
  const rgba = new Uint8ClampedArray(frame.rgba);
  for (let i = 0, at = 0; i < mask.alpha.length; i++, at += 4) {
    const alpha = mask.alpha[i] ?? 0;
    if (alpha === 0) rgba.fill(0, at, at + 4);
    else rgba[at + 3] = alpha;
  }
  return { width: frame.width, height: frame.height, rgba };
}
