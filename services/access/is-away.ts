/** Whether a shop is out of reach: uninstalled, or refusing us. */
import { prisma, type Transaction } from "#prisma/client.ts";

/** A shop we do not know is not away: whoever looks for it says so more clearly. */
export async function isAway(shopId: string, tx: Transaction = prisma): Promise<boolean> {
  const shop = await tx.shop.findUnique({
    where: { id: shopId },
    select: { accessLostAt: true, uninstalledAt: true },
  });
  return shop !== null && (shop.accessLostAt !== null || shop.uninstalledAt !== null);
}
