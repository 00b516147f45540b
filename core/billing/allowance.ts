/** How many pictures a plan still allows, and what the next ones cost. Pure arithmetic on whole numbers. */
import type { Plan } from "./plans.ts";

/** A plan as it holds for one shop in one period. */
export interface Terms {
  readonly plan: Plan;
  /** What the merchant agreed to for further pictures, in US cents; 0 when nothing can be charged beyond the price. */
  readonly usageCapCents: number;
}

const millsPerCent = 10;

/** Pictures beyond the included ones that fit under the cap. */
export function mostExtra({ plan, usageCapCents }: Terms): number {
  if (plan.extraPriceMills === null) return 0;
  return Math.floor((usageCapCents * millsPerCent) / plan.extraPriceMills);
}

export function mostPictures(terms: Terms): number {
  return terms.plan.includedPictures + mostExtra(terms);
}

/** Never below 0. @param taken pictures used and pictures on their way */
export function picturesLeft(terms: Terms, taken: number): number {
  return Math.max(0, mostPictures(terms) - taken);
}

/**
 * What the next picture costs in thousandths of a US dollar: nothing while pictures are included, and nothing beyond
 * the cap, since more than the merchant agreed to is never charged.
 * @param used pictures of this period before it
 */
export function priceOfNext(terms: Terms, used: number): number {
  const { includedPictures, extraPriceMills } = terms.plan;
  const withinCap = used >= includedPictures && used < mostPictures(terms);
  return withinCap ? (extraPriceMills ?? 0) : 0;
}
