/** The share of a mask's pixels above a threshold, 0..1; NaN for a mask without pixels. */
import type { Mask } from "../frame.ts";

export function coveredShare({ alpha }: Mask, threshold = 127): number {
  let covered = 0;
  for (let i = 0; i < alpha.length; i++) if ((alpha[i] ?? 0) > threshold) covered++;
  return covered / alpha.length;
}
