/**
 * What Packshot costs where somebody sells it: plans as data.
 *
 * To add one: an object below and its name in app/locales (area `billing`). The same names and prices belong into the
 * Partner Dashboard when plans are managed there.
 */
export interface Plan {
  readonly name: "free" | "starter" | "growth" | "scale";
  /** As Shopify shows it, and as a managed plan must be called. */
  readonly title: string;
  /** US dollars for 30 days; 0 for the plan without a subscription. */
  readonly priceUsd: number;
  /** Pictures of a period that the price covers. */
  readonly includedPictures: number;
  /** Price of each further picture, in thousandths of a US dollar; null when there are none. */
  readonly extraPriceMills: number | null;
  /** Most that further pictures may cost in a period, in US cents: the merchant agrees to it beforehand. */
  readonly usageCapCents: number;
}

export const plans: readonly [Plan, ...Plan[]] = [
  {
    ...{ name: "free", title: "Free", priceUsd: 0, includedPictures: 25 },
    ...{ extraPriceMills: null, usageCapCents: 0 },
  },
  {
    ...{ name: "starter", title: "Starter", priceUsd: 29, includedPictures: 500 },
    ...{ extraPriceMills: 60, usageCapCents: 3_000 },
  },
  {
    ...{ name: "growth", title: "Growth", priceUsd: 79, includedPictures: 2_000 },
    ...{ extraPriceMills: 40, usageCapCents: 8_000 },
  },
  {
    ...{ name: "scale", title: "Scale", priceUsd: 199, includedPictures: 8_000 },
    ...{ extraPriceMills: 25, usageCapCents: 20_000 },
  },
];

export type PlanName = Plan["name"];

export const freePlan: Plan = plans[0];

export function findPlan(name: string): Plan | undefined {
  return plans.find((plan) => plan.name === name);
}

/** Shopify knows a subscription by its title only. */
export function findPlanByTitle(title: string): Plan | undefined {
  return plans.find((plan) => plan.title === title);
}
