/** Reads what the plan page shows. */
import { mostExtra } from "#core/billing/allowance.ts";
import type { PlanName } from "#core/billing/plans.ts";
import { prisma } from "#prisma/client.ts";
import { env } from "../env.ts";
import { readAllowance } from "./read-allowance.ts";

export interface BillingView {
  /** Who keeps the plans: this app, or Shopify's page for the app. */
  readonly keptBy: "app" | "shopify";
  readonly planName: PlanName;
  readonly isTest: boolean;
  readonly periodStartsAt: string;
  readonly periodEndsAt: string;
  readonly used: number;
  readonly onTheWay: number;
  readonly left: number;
  readonly included: number;
  /** Further pictures that the cap allows. */
  readonly mostExtra: number;
  /** What further pictures of this period cost so far, in US cents. */
  readonly extraCents: number;
  readonly usageCapCents: number;
}

/** Null where nothing is billed. */
export async function readBilling(shopId: string): Promise<BillingView | null> {
  const allowance = await readAllowance(prisma, shopId);
  if (allowance === null) return null;
  const { terms, period, used, onTheWay, left } = allowance;
  const [plan, extra] = await Promise.all([
    prisma.shopPlan.findUnique({ where: { shopId }, select: { isTest: true } }),
    prisma.imageUse.aggregate({
      where: { shopId, at: { gte: period.startsAt, lt: period.endsAt } },
      _sum: { priceMills: true },
    }),
  ]);
  return {
    keptBy: env.BILLING === "managed" ? "shopify" : "app",
    planName: terms.plan.name,
    isTest: plan?.isTest ?? false,
    periodStartsAt: period.startsAt.toISOString(),
    periodEndsAt: period.endsAt.toISOString(),
    ...{ used, onTheWay, left, included: terms.plan.includedPictures },
    ...{ mostExtra: mostExtra(terms), usageCapCents: terms.usageCapCents },
    extraCents: (extra._sum.priceMills ?? 0) / 10,
  };
}
