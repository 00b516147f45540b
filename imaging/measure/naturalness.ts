/** How far a product's pixels are from those of clean product photos. */
import { featureCount, type Patch } from "./natural-statistics.ts";
import model from "./naturalness-model.json" with { type: "json" };

export interface NaturalModel {
  /** Of `featureCount` figures. */
  readonly mean: readonly number[];
  /** Inverse of their covariance, row by row. */
  readonly precision: readonly number[];
}

const minPatches = 4;

/**
 * Mahalanobis distance of the patches' mean figures to the model, 0..∞; NIQE's distance with the model's covariance alone,
 * because one product has too few patches for its own. Null when there are fewer than four patches.
 */
export function unnaturalness(
  patches: readonly Patch[],
  { mean, precision }: NaturalModel = model,
): number | null {
  if (patches.length < minPatches) return null;
  const off = mean.map((expected, n) => {
    const sum = patches.reduce((total, { features }) => total + (features[n] ?? 0), 0);
    return sum / patches.length - expected;
  });
  let square = 0;
  for (const [row, a] of off.entries())
    for (const [column, b] of off.entries()) square += a * b * (precision[row * featureCount + column] ?? 0);
  return Math.sqrt(Math.max(0, square));
}
