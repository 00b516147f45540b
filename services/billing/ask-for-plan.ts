/** Notes that somebody wants another plan; Shopify asks the merchant to approve it, and its answer counts. */
import { findPlan, type Plan } from "#core/billing/plans.ts";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";

export interface AskedPlan {
  readonly plan: Plan;
  /** The subscription that ends with it, for the free plan; null otherwise. */
  readonly endsSubscription: string | null;
}

/** @throws AppError FORBIDDEN; BAD_INPUT for an unknown plan */
export async function askForPlan(shopId: string, planName: string, actor: string): Promise<AskedPlan> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    const plan = findPlan(planName);
    if (plan === undefined)
      throw new AppError("BAD_INPUT", `expected a plan's name but received "${planName}"`);
    const current = await tx.shopPlan.findUnique({ where: { shopId } });
    const asked = { before: { plan: current?.planName ?? "free" }, after: { plan: plan.name } };
    await recordActivity(tx, shopId, {
      ...{ kind: "plan.asked", actor, subject: "plan", title: plan.title, ...asked },
    });
    return { plan, endsSubscription: plan.priceUsd === 0 ? (current?.subscriptionGid ?? null) : null };
  });
}
