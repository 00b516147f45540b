/** Picks few features that rank well in cross-validation: with a small sample every further one is a chance to overfit. */
import { auroc } from "../verdict/rank.ts";
import { crossValidate, type GroupedSample } from "./cross-validate.ts";

/** A further feature must better the cross-validated AUROC by this much. */
const leastGain = 0.003;

/** Indices of the chosen features, the most telling first (greedy forward selection). */
export function chooseFeatures(
  samples: readonly GroupedSample[],
  penalty: number,
  folds: number,
  most: number,
): number[] {
  const all = samples[0]?.features.map((_, k) => k) ?? [];
  const chosen: number[] = [];
  let best = 0.5;
  while (chosen.length < most) {
    const tries = all
      .filter((k) => !chosen.includes(k))
      .map((k) => ({
        k,
        rank: auroc(crossValidate(pickFeatures(samples, [...chosen, k]), penalty, folds)) ?? 0,
      }));
    const winner = tries.sort((a, b) => b.rank - a.rank)[0];
    if (!winner || winner.rank < best + leastGain) break;
    chosen.push(winner.k);
    best = winner.rank;
  }
  return chosen;
}

export function pickFeatures(samples: readonly GroupedSample[], chosen: readonly number[]): GroupedSample[] {
  return samples.map((sample) => ({ ...sample, features: chosen.map((k) => sample.features[k] ?? 0) }));
}
