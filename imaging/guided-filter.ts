/**
 * The guided filter with a colour guide: fits, in every small window, the mask as a linear function of the
 * photo's colour, so that the mask's edge takes the photo's own shape.
 *
 * Source: He, Sun, Tang 2013, "Guided Image Filtering", IEEE TPAMI 35(6), equations 19 to 21.
 */
import { createBoxMean, type PlaneSize } from "./box-mean.ts";

/** 0..1, one plane a channel. */
export interface ColourPlanes {
  readonly red: Float32Array;
  readonly green: Float32Array;
  readonly blue: Float32Array;
}

/** Filters `mask` (0..1) in place; results may leave 0..1 slightly. */
export type GuidedFilter = (guide: ColourPlanes, mask: Float32Array, size: PlaneSize, radius: number) => void;

/**
 * @param maxLength of a plane, in pixels; `maxWidth` of its rows.
 * @param smoothness variance of colour (0..1 scale) below which a window counts as flat.
 */
export function createGuidedFilter(maxLength: number, maxWidth: number, smoothness: number): GuidedFilter {
  const mean = createBoxMean(maxLength, maxWidth);
  const windows = newWindows(maxLength);

  return (guide, mask, size, radius) => {
    const { red, green, blue } = guide;
    const { r, g, b, p, rp, gp, bp, rr, rg, rb, gg, gb, bb } = windows;
    const length = size.width * size.height;
    const meanOf = (plane: Float32Array, target: Float32Array) => mean(plane, target, size, radius);
    const meanOfProduct = (one: Float32Array, other: Float32Array, target: Float32Array) => {
      for (let i = 0; i < length; i++) target[i] = (one[i] ?? 0) * (other[i] ?? 0);
      meanOf(target, target);
    };
    meanOf(red, r);
    meanOf(green, g);
    meanOf(blue, b);
    meanOf(mask, p);
    meanOfProduct(red, mask, rp);
    meanOfProduct(green, mask, gp);
    meanOfProduct(blue, mask, bp);
    meanOfProduct(red, red, rr);
    meanOfProduct(red, green, rg);
    meanOfProduct(red, blue, rb);
    meanOfProduct(green, green, gg);
    meanOfProduct(green, blue, gb);
    meanOfProduct(blue, blue, bb);
    fitWindows(windows, smoothness, length);
    for (const fitted of [rp, gp, bp, p]) meanOf(fitted, fitted);
    for (let i = 0; i < length; i++) {
      mask[i] =
        (rp[i] ?? 0) * (red[i] ?? 0) +
        (gp[i] ?? 0) * (green[i] ?? 0) +
        (bp[i] ?? 0) * (blue[i] ?? 0) +
        (p[i] ?? 0);
    }
  };
}

/** Means over each pixel's window: of a channel or the mask (one letter), or of a product of two. */
type Windows = Record<
  "r" | "g" | "b" | "p" | "rp" | "gp" | "bp" | "rr" | "rg" | "rb" | "gg" | "gb" | "bb",
  Float32Array
>;

function newWindows(length: number): Windows {
  const plane = () => new Float32Array(length);
  return {
    ...{ r: plane(), g: plane(), b: plane(), p: plane() },
    ...{ rp: plane(), gp: plane(), bp: plane() },
    ...{ rr: plane(), rg: plane(), rb: plane(), gg: plane(), gb: plane(), bb: plane() },
  };
}

/**
 * Solves (covariance + smoothness I) slopes = covariance of guide and mask, by the symmetric 3×3 inverse.
 * The slopes replace rp, gp and bp; the mask's value at black replaces p.
 */
function fitWindows(windows: Windows, smoothness: number, length: number): void {
  const { rp, gp, bp, p } = windows;
  for (let i = 0; i < length; i++) {
    const r = windows.r[i] ?? 0;
    const g = windows.g[i] ?? 0;
    const b = windows.b[i] ?? 0;
    const m = p[i] ?? 0;
    const rr = (windows.rr[i] ?? 0) - r * r + smoothness;
    const rg = (windows.rg[i] ?? 0) - r * g;
    const rb = (windows.rb[i] ?? 0) - r * b;
    const gg = (windows.gg[i] ?? 0) - g * g + smoothness;
    const gb = (windows.gb[i] ?? 0) - g * b;
    const bb = (windows.bb[i] ?? 0) - b * b + smoothness;
    const rm = (rp[i] ?? 0) - r * m;
    const gm = (gp[i] ?? 0) - g * m;
    const bm = (bp[i] ?? 0) - b * m;
    const c00 = gg * bb - gb * gb;
    const c01 = rb * gb - rg * bb;
    const c02 = rg * gb - rb * gg;
    const c11 = rr * bb - rb * rb;
    const c12 = rb * rg - rr * gb;
    const c22 = rr * gg - rg * rg;
    const scale = 1 / (rr * c00 + rg * c01 + rb * c02);
    const slopeRed = (c00 * rm + c01 * gm + c02 * bm) * scale;
    const slopeGreen = (c01 * rm + c11 * gm + c12 * bm) * scale;
    const slopeBlue = (c02 * rm + c12 * gm + c22 * bm) * scale;
    rp[i] = slopeRed;
    gp[i] = slopeGreen;
    bp[i] = slopeBlue;
    p[i] = m - slopeRed * r - slopeGreen * g - slopeBlue * b;
  }
}
