/** How sure a mask is of itself: figures from its half-sure pixels, which a good mask has only along its contour. */
import type { Mask } from "../frame.ts";
import { erode } from "./erode.ts";

/** Overlap 0..1 of two pixel sets given as masks and thresholds; 1 when both are empty. */
export function overlap(a: Mask, b: Mask, thresholdA = 127, thresholdB = thresholdA): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < a.alpha.length; i++) {
    const inA = (a.alpha[i] ?? 0) > thresholdA;
    const inB = (b.alpha[i] ?? 0) > thresholdB;
    if (inA && inB) both++;
    if (inA || inB) either++;
  }
  return either === 0 ? 1 : both / either;
}

/**
 * Entropy (bits) of pixels further than `bandPx` from the contour, summed and divided by the mask's area. On the contour
 * doubt is natural; off it the net wavered about a whole region. NaN for an empty mask.
 */
export function offEdgeDoubt({ width, height, alpha }: Mask, bandPx: number): number {
  const inside = new Uint8Array(alpha.length);
  const outside = new Uint8Array(alpha.length);
  for (let i = 0; i < alpha.length; i++) {
    inside[i] = (alpha[i] ?? 0) > 127 ? 1 : 0;
    outside[i] = 1 - (inside[i] ?? 0);
  }
  const deepInside = erode(inside, width, height, bandPx, 1);
  const deepOutside = erode(outside, width, height, bandPx, 1);
  let [doubt, area] = [0, 0];
  for (let i = 0; i < alpha.length; i++) {
    const value = alpha[i] ?? 0;
    area += value / 255;
    if (deepInside[i] === 1 || deepOutside[i] === 1) doubt += entropyOf[value] ?? 0;
  }
  return doubt / area;
}

/** Mean width in pixels of the band with alpha between 0.2 and 0.8: its area over the contour's length; 0 without a contour. */
export function halfSureWidth({ width, alpha }: Mask): number {
  let [halfSure, contour] = [0, 0];
  for (let i = 0; i < alpha.length; i++) {
    const value = alpha[i] ?? 0;
    if (value > 51 && value < 204) halfSure++;
    const covered = value > 127;
    const right = (i + 1) % width === 0 ? value : (alpha[i + 1] ?? 0);
    const below = i + width < alpha.length ? (alpha[i + width] ?? 0) : value;
    if (covered !== right > 127 || covered !== below > 127) contour++;
  }
  return contour === 0 ? 0 : halfSure / contour;
}

/** Binary entropy in bits of alpha / 255, by alpha. */
const entropyOf = Float64Array.from({ length: 256 }, (_, alpha) => {
  const p = alpha / 255;
  return p === 0 || p === 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));
});
