/** How well a measure of confidence puts good pictures before bad ones. */

export interface Judged {
  /** Higher is surer. */
  readonly confidence: number;
  readonly good: boolean;
}

/**
 * Probability that a good picture has more confidence than a bad one, ties counted half (Hanley, McNeil 1982);
 * null unless there are both.
 */
export function auroc(judged: readonly Judged[]): number | null {
  const good = judged.filter((one) => one.good);
  const bad = judged.filter((one) => !one.good);
  if (good.length === 0 || bad.length === 0) return null;
  let won = 0;
  for (const { confidence } of good) {
    for (const other of bad)
      won += confidence > other.confidence ? 1 : confidence === other.confidence ? 0.5 : 0;
  }
  return won / (good.length * bad.length);
}

export interface RiskPoint {
  /** Share of the pictures passed, surest first, 0..1. */
  readonly coverage: number;
  /** Share of bad ones among them, 0..1. */
  readonly risk: number;
}

/** Risk when only the surest pictures pass; pictures of equal confidence pass together (El-Yaniv, Wiener 2010). */
export function riskCoverage(judged: readonly Judged[]): RiskPoint[] {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence);
  const points: RiskPoint[] = [];
  let bad = 0;
  for (const [n, one] of sorted.entries()) {
    if (!one.good) bad++;
    if (sorted[n + 1]?.confidence === one.confidence) continue;
    points.push({ coverage: (n + 1) / sorted.length, risk: bad / (n + 1) });
  }
  return points;
}

/** Area under the risk-coverage curve, each step at its right end; 0 is best, null for no pictures. */
export function aurc(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  let [area, before] = [0, 0];
  for (const { coverage, risk } of riskCoverage(judged)) {
    area += risk * (coverage - before);
    before = coverage;
  }
  return area;
}
