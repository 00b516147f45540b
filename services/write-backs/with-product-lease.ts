/** One change at a time per product, over all workers. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";

/** A lease whose holder shows no life for this long is free. */
const leaseMs = 60_000;
const renewEveryMs = 15_000;
const retryAfterMs = 2_000;

/**
 * Runs `work` while holding the product's lease; it is renewed meanwhile and given back at the end. The same holder
 * may come in again, because it may have died inside. `signal` is aborted when the lease is lost.
 * @param holder names the work, not the process: the write-back's id
 * @throws AppError BUSY when another holder has it
 */
export async function withProductLease<Result>(
  shopId: string,
  productGid: string,
  holder: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (!(await takeLease(shopId, productGid, holder)))
    throw new AppError("BUSY", `expected a free product for "${holder}" but "${productGid}" is leased`, {
      retryAfterMs,
    });
  const lost = new AbortController();
  const renewal = setInterval(() => {
    takeLease(shopId, productGid, holder).then(
      (held) => {
        if (!held)
          lost.abort(new AppError("BUSY", `expected to keep the lease of "${productGid}" but lost it`));
      },
      // The database is away for a moment; the next renewal tries again well before the lease ends.
      () => undefined,
    );
  }, renewEveryMs);
  try {
    return await work(lost.signal);
  } finally {
    clearInterval(renewal);
    await prisma.productLease.deleteMany({ where: { shopId, productGid, holder } });
  }
}

/** Takes the lease or renews it; false while somebody else has it. Times are the database's own. */
async function takeLease(shopId: string, productGid: string, holder: string): Promise<boolean> {
  const taken = await prisma.$executeRaw`
    INSERT INTO "ProductLease" AS lease ("shopId", "productGid", holder, "expiresAt")
    VALUES (${shopId}, ${productGid}, ${holder}, clock_timestamp() AT TIME ZONE 'UTC' + ${leaseMs} * interval '1 ms')
    ON CONFLICT ("shopId", "productGid") DO UPDATE SET holder = excluded.holder, "expiresAt" = excluded."expiresAt"
    WHERE lease.holder = excluded.holder OR lease."expiresAt" < clock_timestamp() AT TIME ZONE 'UTC'`;
  return taken === 1;
}
