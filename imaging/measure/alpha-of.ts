/** A frame's own alpha channel as a mask of the same size. */
import type { Frame, Mask } from "../frame.ts";

export function alphaOf({ width, height, rgba }: Frame): Mask {
  const alpha = new Uint8ClampedArray(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = rgba[4 * i + 3] ?? 0;
  return { width, height, alpha };
}
