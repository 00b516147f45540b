/**
 * Logistic regression of "this cut-out is good" (IoU ≥ 0.95 and boundary F ≥ 0.90) on two opinions about it.
 *
 * Fitted by `bench/quality/calibrate.ts` (penalty 3) on 193 photos with exact alpha: the bench photos and 160 made from
 * them (docs/quality.md), without those in which props were left out. AUROC 0.956, cross-validated by object 0.949.
 */

/** Log of doubt: −ln(1.0005 − x), so that .99 is as much surer than .9 as .9 is than 0. */
interface Feature {
  readonly mean: number;
  readonly deviation: number;
  readonly weight: number;
}

const agreement: Feature = { mean: 3.0046, deviation: 1.5102, weight: 1.0353 };
const stability: Feature = { mean: 3.7401, deviation: 1.01, weight: 1.5298 };
const intercept = 2.078;

/** @param agreed how far the looks agree, @param stable how far thresholds do, both 0..1. @returns 0..1. */
export function probabilityOfGood(agreed: number, stable: number): number {
  const odds = intercept + pull(agreement, agreed) + pull(stability, stable);
  return 1 / (1 + Math.exp(-odds));
}

function pull({ mean, deviation, weight }: Feature, opinion: number): number {
  return (weight * (-Math.log(1.0005 - opinion) - mean)) / deviation;
}
