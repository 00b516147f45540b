/** Cuts a frame out along a mask of the same size. */
import type { Frame, Mask } from "./frame.ts";

/** The frame's colours with the mask as alpha; clear pixels are black, so that nothing of the old ground leaves. */
export function withMask(frame: Frame, mask: Mask): Frame {
  const rgba = new Uint8ClampedArray(frame.rgba);
  const pixels = new Uint32Array(rgba.buffer);
  for (let i = 0; i < pixels.length; i++) {
    const alpha = mask.alpha[i] ?? 0;
    if (alpha === 0) pixels[i] = 0;
    else rgba[4 * i + 3] = alpha;
  }
  return { width: frame.width, height: frame.height, rgba };
}
