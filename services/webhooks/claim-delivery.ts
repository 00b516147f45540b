/** Acts once on a webhook that Shopify may deliver several times. */
import { prisma, type Transaction } from "#prisma/client.ts";

/** Carries what a handler of a claimed delivery writes. */
export type ClaimedTransaction = Transaction;

export interface Delivery {
  /** Shopify's id of the delivery; the same on every repetition. */
  readonly webhookId: string;
  readonly topic: string;
}

/**
 * Notes the delivery and runs `work` in the same transaction: when `work` fails, Shopify's next try counts again.
 * @returns false when the delivery was already acted on.
 */
export async function claimDelivery(
  shopId: string,
  { webhookId, topic }: Delivery,
  work: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.webhookDelivery.createMany({
      data: [{ shopId, webhookId, topic }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await work(tx);
    return true;
  });
}
