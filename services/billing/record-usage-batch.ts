/** Records that Shopify has charged a bundle of pictures, or will not. */
import { appActor } from "#core/activity.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import type { UsageBatch } from "./open-usage-batch.ts";

/**
 * Refused is what Shopify will never take, such as usage beyond the cap: the pictures stay with the merchant, unpaid.
 * A second call changes nothing.
 */
export async function recordUsageBatch(
  shopId: string,
  batch: UsageBatch,
  result: "charged" | "refused",
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.imageUse.updateMany({
      where: { shopId, batchId: batch.id, chargedAt: null },
      data: { chargedAt: new Date(), ...(result === "refused" && { priceMills: 0 }) },
    });
    if (count === 0) return;
    await recordActivity(tx, shopId, {
      ...{ kind: `usage.${result}`, actor: appActor, subject: "plan", subjectId: batch.id },
      after: { pictures: count, cents: batch.amountMills / 10 },
    });
  });
}
