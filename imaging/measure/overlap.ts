/** How far two opinions on a mask have the same shape. */
import type { Mask } from "../frame.ts";

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
