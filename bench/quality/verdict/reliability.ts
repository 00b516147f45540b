/** Whether a probability means what it says: of the pictures called 90 % sure, are nine in ten good? */
import type { Judged } from "./rank.ts";

export interface ReliabilityBin {
  readonly count: number;
  /** Means over the bin, 0..1. */
  readonly confidence: number;
  readonly good: number;
}

/** Bins of equal width over 0..1; empty ones are left out (Guo 2017, "On Calibration of Modern Neural Networks"). */
export function reliability(judged: readonly Judged[], bins = 10): ReliabilityBin[] {
  const filled: Judged[][] = Array.from({ length: bins }, () => []);
  for (const one of judged) {
    const at = Math.min(bins - 1, Math.max(0, Math.floor(one.confidence * bins)));
    filled[at]?.push(one);
  }
  return filled
    .filter((bin) => bin.length > 0)
    .map((bin) => ({
      count: bin.length,
      confidence: mean(bin.map((one) => one.confidence)),
      good: mean(bin.map((one) => (one.good ? 1 : 0))),
    }));
}

/** Expected calibration error, 0..1: mean distance between confidence and truth over the bins. */
export function calibrationError(judged: readonly Judged[], bins = 10): number | null {
  if (judged.length === 0) return null;
  const weighted = reliability(judged, bins).map(
    ({ count, confidence, good }) => (count / judged.length) * Math.abs(confidence - good),
  );
  return weighted.reduce((sum, gap) => sum + gap, 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
