/** Opens the next bundle of pictures to be charged as one usage record; one that was begun before comes first. */
import { randomUUID } from "node:crypto";
import { prisma } from "#prisma/client.ts";

export interface UsageBatch {
  /** The idempotency key of the usage record: told twice, Shopify charges once. */
  readonly id: string;
  /** Where Shopify charges it to. */
  readonly usageLineGid: string;
  readonly pictures: number;
  readonly amountMills: number;
}

/** Null when nothing is owed, or the shop has no subscription any more to charge it to. */
export async function openUsageBatch(shopId: string): Promise<UsageBatch | null> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR NO KEY UPDATE`;
    const plan = await tx.shopPlan.findUnique({ where: { shopId } });
    if (plan === null || plan.usageLineGid === null) return null;
    const owed = { shopId, chargedAt: null, priceMills: { gt: 0 } };
    const begun = await tx.imageUse.findFirst({ where: { ...owed, batchId: { not: null } } });
    const id = begun?.batchId ?? randomUUID();
    if (begun === null)
      await tx.imageUse.updateMany({ where: { ...owed, batchId: null }, data: { batchId: id } });
    const { _sum, _count } = await tx.imageUse.aggregate({
      where: { shopId, batchId: id },
      _sum: { priceMills: true },
      _count: true,
    });
    const amountMills = _sum.priceMills ?? 0;
    if (amountMills === 0) return null;
    return { id, usageLineGid: plan.usageLineGid, pictures: _count, amountMills };
  });
}
