/** Cross-validation by groups: photos of one object are never on both sides. */
import type { Judged } from "../verdict/rank.ts";
import { fitLogistic, predict, type Sample } from "./logistic.ts";

export interface GroupedSample extends Sample {
  readonly id: string;
  /** The object photographed; every photo of it is left out together. */
  readonly group: string;
}

/** Which fold each sample is in: groups go round-robin, the largest first, so that folds have like sizes. */
export function foldsByGroup(samples: readonly GroupedSample[], folds: number): number[] {
  const sizes = new Map<string, number>();
  for (const { group } of samples) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const filled = new Array<number>(folds).fill(0);
  const foldOf = new Map<string, number>();
  const largestFirst = [...sizes].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  for (const [group, size] of largestFirst) {
    const emptiest = filled.indexOf(Math.min(...filled));
    foldOf.set(group, emptiest);
    filled[emptiest] = (filled[emptiest] ?? 0) + size;
  }
  return samples.map(({ group }) => foldOf.get(group) ?? 0);
}

/**
 * Each sample's probability by a model fitted without its fold, in the samples' order.
 *
 * @param folds at least 2; `Infinity` leaves out one group at a time.
 * @throws RangeError with fewer than two groups.
 */
export function crossValidate(samples: readonly GroupedSample[], penalty: number, folds: number): Judged[] {
  const groups = new Set(samples.map(({ group }) => group)).size;
  if (groups < 2)
    throw new RangeError(`expected two groups or more to cross-validate but received ${groups}`);
  const count = Math.min(folds, groups);
  const foldOf = foldsByGroup(samples, count);
  const judged = new Array<Judged>(samples.length);
  for (let fold = 0; fold < count; fold++) {
    const model = fitLogistic(
      samples.filter((_, n) => foldOf[n] !== fold),
      penalty,
    );
    for (const [n, { features, good }] of samples.entries()) {
      if (foldOf[n] === fold) judged[n] = { confidence: predict(model, features), good };
    }
  }
  return judged;
}
