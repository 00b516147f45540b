/** Notes that a shop refuses us; its jobs are put aside from now on. */
import { prisma } from "#prisma/client.ts";
import { askAccessLater } from "./ask-access.ts";

/**
 * False for a shop we do not know.
 *
 * @param askedAt when the refused call began; nothing happens when the access came back after that
 */
export async function loseAccess(shopId: string, askedAt: Date): Promise<boolean> {
  const { count } = await prisma.shop.updateMany({
    where: {
      ...{ id: shopId, accessLostAt: null, uninstalledAt: null },
      OR: [{ connectedAt: null }, { connectedAt: { lt: askedAt } }],
    },
    data: { accessLostAt: new Date() },
  });
  if (count === 0) return (await prisma.shop.count({ where: { id: shopId } })) === 1;
  await askAccessLater(shopId);
  return true;
}
