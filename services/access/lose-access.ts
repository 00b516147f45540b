/** Notes that a shop refuses us; its jobs are put aside from now on. */
import { prisma } from "#prisma/client.ts";
import { askAccessLater } from "./ask-access.ts";

/** @param askedAt when the refused call began; nothing happens when the access came back after that */
export async function loseAccess(shopId: string, askedAt: Date): Promise<void> {
  const { count } = await prisma.shop.updateMany({
    where: {
      ...{ id: shopId, accessLostAt: null, uninstalledAt: null },
      OR: [{ connectedAt: null }, { connectedAt: { lt: askedAt } }],
    },
    data: { accessLostAt: new Date() },
  });
  if (count === 1) await askAccessLater(shopId);
}
