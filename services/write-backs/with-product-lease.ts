/** One change at a time per product, over all workers. */
import { prisma } from "#prisma/client.ts";
import { leaseMs, withLease } from "../with-lease.ts";

/**
 * @param holder the job's id
 * @throws AppError BUSY when another job has the product
 */
export function withProductLease<Result>(
  shopId: string,
  productGid: string,
  holder: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const take = () => takeLease(shopId, productGid, holder);
  const giveBack = () => prisma.productLease.deleteMany({ where: { shopId, productGid, holder } });
  return withLease({ subject: productGid, holder, take, giveBack }, work);
}

/** Times are the database's own. */
async function takeLease(shopId: string, productGid: string, holder: string): Promise<boolean> {
  const taken = await prisma.$executeRaw`
    INSERT INTO "ProductLease" AS lease ("shopId", "productGid", holder, "expiresAt")
    VALUES (${shopId}, ${productGid}, ${holder}, clock_timestamp() AT TIME ZONE 'UTC' + ${leaseMs} * interval '1 ms')
    ON CONFLICT ("shopId", "productGid") DO UPDATE SET holder = excluded.holder, "expiresAt" = excluded."expiresAt"
    WHERE lease.holder = excluded.holder OR lease."expiresAt" < clock_timestamp() AT TIME ZONE 'UTC'`;
  return taken === 1;
}
