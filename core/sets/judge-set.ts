/** What can be said of several finished pictures together. */
import { judgeConsistency, type SetFinding } from "./consistency.ts";
import { findDuplicates, type NamedTraits, type Twins } from "./duplicates.ts";

export interface SetReport {
  readonly pictures: number;
  readonly consistency: readonly SetFinding[];
  readonly duplicates: readonly Twins[];
}

export function judgeSet(pictures: readonly NamedTraits[]): SetReport {
  return {
    pictures: pictures.length,
    consistency: judgeConsistency(pictures.map(({ traits }) => traits)),
    duplicates: findDuplicates(pictures),
  };
}
