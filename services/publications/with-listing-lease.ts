/** One writer per listing at a time, over all workers. */
import { prisma } from "#prisma/client.ts";
import { leaseMs, withLease } from "../with-lease.ts";

/**
 * @param holder the job's id
 * @throws AppError BUSY when another job has the listing
 */
export function withListingLease<Result>(
  listingId: string,
  holder: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const take = () => takeLease(listingId, holder);
  const giveBack = () => prisma.listingLease.deleteMany({ where: { listingId, holder } });
  return withLease({ subject: listingId, holder, take, giveBack }, work);
}

/** Times are the database's own. */
async function takeLease(listingId: string, holder: string): Promise<boolean> {
  const taken = await prisma.$executeRaw`
    INSERT INTO "ListingLease" AS lease ("listingId", holder, "expiresAt")
    VALUES (${listingId}, ${holder}, clock_timestamp() AT TIME ZONE 'UTC' + ${leaseMs} * interval '1 ms')
    ON CONFLICT ("listingId") DO UPDATE SET holder = excluded.holder, "expiresAt" = excluded."expiresAt"
    WHERE lease.holder = excluded.holder OR lease."expiresAt" < clock_timestamp() AT TIME ZONE 'UTC'`;
  return taken === 1;
}
