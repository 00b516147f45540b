/** Takes a product that was deleted in Shopify out of the catalogue; its history stays. */
import { prisma } from "#prisma/client.ts";

/** Nothing happens for a product we never knew or have forgotten already. */
export async function forgetProduct(shopId: string, gid: string): Promise<void> {
  await prisma.product.updateMany({
    where: { shopId, gid, deletedAt: null },
    data: { deletedAt: new Date() },
  });
}
