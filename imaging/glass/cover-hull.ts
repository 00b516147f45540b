/** Adds the inside of a convex outline to a coverage. */
import type { Mask } from "../frame.ts";
import { depthInside, type Point } from "./convex-hull.ts";
import { between, sample } from "./sample-plane.ts";

export interface CoveredHull {
  /** The mask and the outline together, at the mask's size. */
  readonly coverage: Mask;
  /** 1 inside the outline, 0 outside, for each pixel of the outline's own picture. */
  readonly weight: Float32Array;
}

/** @param size of the picture in whose pixels the outline is given; the mask may be larger, of the same proportions. */
export function coverHull(
  hull: readonly Point[],
  size: { readonly width: number; readonly height: number },
  mask: Mask,
): CoveredHull {
  const depth = new Float32Array(size.width * size.height);
  for (let i = 0; i < depth.length; i++)
    depth[i] = depthInside(hull, (i % size.width) + 0.5, Math.floor(i / size.width) + 0.5);
  const alpha = new Uint8ClampedArray(mask.alpha);
  const columns = Array.from({ length: mask.width }, (_, x) => between(x, mask.width, size.width));
  const enlarged = mask.width / size.width;
  for (let y = 0; y < mask.height; y++) {
    const row = between(y, mask.height, size.height);
    columns.forEach((column, x) => {
      const covered = 255 * (sample(depth, size, column, row) * enlarged + 0.5);
      const i = y * mask.width + x;
      if (covered > (alpha[i] ?? 0)) alpha[i] = covered;
    });
  }
  const weight = depth.map((value) => Math.min(1, Math.max(0, value + 1)));
  return { coverage: { ...mask, alpha }, weight };
}
