/** What a merchant is told while their shop refuses us. */
import { prisma } from "#prisma/client.ts";
import { askAccess } from "./ask-access.ts";

export interface LostAccess {
  readonly since: string;
  /** Jobs that were put aside. */
  readonly waiting: number;
}

/** Null while we are let in. Somebody who looks is reason enough to ask Shopify again. */
export async function readAccess(shopId: string): Promise<LostAccess | null> {
  const shop = await prisma.shop.findUnique({
    where: { id: shopId },
    select: { accessLostAt: true, _count: { select: { parkedJobs: true } } },
  });
  if (shop?.accessLostAt == null) return null;
  await askAccess(shopId);
  return { since: shop.accessLostAt.toISOString(), waiting: shop._count.parkedJobs };
}
