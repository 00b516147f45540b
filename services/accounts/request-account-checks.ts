/**
 * Asks once a day for each account whether its channel still lets us in. It finds out early about access that was taken
 * back, and uses refresh tokens that end when nobody uses them: Etsy's after 90 days. Its listings are read as well.
 */
import { prisma } from "#prisma/client.ts";
import { beginReading } from "../listings/request-reading.ts";
import { enqueue } from "../outbox.ts";

const dayMs = 86_400_000;

/** Of several processes that sweep, one asks. Returns how many. */
export async function requestAccountChecks(now = new Date()): Promise<number> {
  const checkedBefore = { checkedAt: { lt: new Date(now.getTime() - dayMs) } };
  const due = await prisma.channelAccount.findMany({
    where: { state: "connected", shop: { uninstalledAt: null }, ...checkedBefore },
    select: { id: true, shopId: true },
    take: 500,
  });
  let asked = 0;
  for (const { id, shopId } of due) {
    asked += await prisma.$transaction(async (tx) => {
      const where = { id, shopId, ...checkedBefore };
      const { count } = await tx.channelAccount.updateMany({ where, data: { checkedAt: now } });
      if (count === 0) return 0;
      await enqueue(tx, "check-account", { shopId, accountId: id });
      await beginReading(tx, shopId, id);
      return 1;
    });
  }
  return asked;
}
