/** Rounds off a found glass region: small gaps closed, rims taken in, opaque parts left out, its border soft. */
import { createBoxMean } from "../box-mean.ts";
import type { Mask } from "../frame.ts";
import { erode } from "../measure/erode.ts";
import { shrinkMask } from "../measure/shrink-mask.ts";
import { markWhere } from "../measure/mark-where.ts";

/** Shares of the diagonal: gaps up to twice the first close (highlights, printed lines); rims are up to the second wide. */
const closeRatio = 0.018;
const rimRatio = 0.022;
const softPx = 1;
/** Coverage up to this counts as none, 0..255. */
const bareAlpha = 8;

/**
 * @param region one byte a pixel, 1 where glass is proven. @param mask the coverage, at any size of the same proportions.
 * @returns a weight 0..1 for each pixel of the region.
 */
export function spreadRegion(
  region: Uint8Array,
  size: { readonly width: number; readonly height: number },
  mask: Mask,
): Float32Array {
  const { width, height } = size;
  const diagonal = Math.hypot(width, height);
  const close = Math.max(1, Math.round(closeRatio * diagonal));
  const rim = Math.max(2, Math.round(rimRatio * diagonal));
  const { alpha } = shrinkMask(mask, Math.max(width, height));
  const product = markWhere(alpha, (value) => value > bareAlpha);
  const core = erode(product, width, height, rim);
  const closed = erode(dilate(region, width, height, close), width, height, close, 1);
  const wide = dilate(region, width, height, rim + 1);
  const weight = Float32Array.from(closed, (value, i) =>
    value === 1 || (wide[i] === 1 && core[i] === 0) ? 1 : 0,
  );
  createBoxMean(weight.length, width)(weight, weight, size, softPx);
  return weight;
}

/** What is not left when everything else is eroded. */
function dilate(bits: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const others = bits.map((value) => 1 - value);
  return erode(others, width, height, radius, 1).map((value) => 1 - value);
}
