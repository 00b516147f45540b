/** Records what a shop has subscribed to, as Shopify says now. */
import { appActor } from "#core/activity.ts";
import { findPlanByTitle, freePlan } from "#core/billing/plans.ts";
import { AppError } from "#core/errors.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";

export interface Subscription {
  readonly gid: string;
  /** The plan's title. */
  readonly title: string;
  readonly usageLineGid: string | null;
  readonly usageCapCents: number;
  readonly isTest: boolean;
  readonly periodEndsAt: Date;
}

/**
 * @param subscription null when there is none (any more): declined, cancelled, expired or frozen
 * @throws AppError INTERNAL for a title that is none of our plans; what was recorded before stays
 */
export async function recordPlan(shopId: string, subscription: Subscription | null): Promise<void> {
  const next = subscription && rowOf(subscription);
  await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR NO KEY UPDATE`;
    const before = await tx.shopPlan.findUnique({ where: { shopId } });
    if (next === null) await tx.shopPlan.deleteMany({ where: { shopId } });
    else await tx.shopPlan.upsert({ where: { shopId }, create: { shopId, ...next }, update: next });
    // Under another subscription nothing is charged that was owed under the one before.
    if (before !== null && before.subscriptionGid !== next?.subscriptionGid) await waiveOwed(tx, shopId);
    const [from, to] = [before?.planName ?? freePlan.name, next?.planName ?? freePlan.name];
    if (from === to) return;
    await recordActivity(tx, shopId, {
      ...{ kind: next ? "plan.changed" : "plan.cancelled", actor: appActor, subject: "plan", title: to },
      ...{ before: { plan: from }, after: { plan: to, isTest: next?.isTest ?? false } },
    });
  });
}

function rowOf({ gid: subscriptionGid, title, ...rest }: Subscription) {
  const plan = findPlanByTitle(title);
  if (plan === undefined)
    throw new AppError("INTERNAL", `expected a subscription to one of our plans but received "${title}"`);
  return { planName: plan.name, subscriptionGid, ...rest };
}

async function waiveOwed(tx: Transaction, shopId: string): Promise<void> {
  await tx.imageUse.updateMany({
    where: { shopId, chargedAt: null, priceMills: { gt: 0 } },
    data: { priceMills: 0, chargedAt: new Date() },
  });
}
