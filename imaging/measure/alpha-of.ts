/** A frame's own alpha channel as a mask of the same size. */
import type { Frame, Mask } from "../frame.ts";
import { remember } from "./remember.ts";

export const alphaOf = remember(({ width, height, rgba }: Frame): Mask => {
  const alpha = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 3; i < alpha.length; i++, at += 4) alpha[i] = rgba[at] ?? 0;
  return { width, height, alpha };
});
