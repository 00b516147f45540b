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
  const take = async () => (await takeLeases([listingId], holder)) === 1;
  const giveBack = () => prisma.listingLease.deleteMany({ where: { listingId, holder } });
  return withLease({ subject: listingId, holder, take, giveBack }, work);
}

/**
 * The same for many listings at once.
 * @throws AppError BUSY when another job has one of them
 */
export function withListingLeases<Result>(
  listingIds: readonly string[],
  holder: string,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const subject = `${listingIds.length} listings`;
  const take = async () => (await takeLeases(listingIds, holder)) === listingIds.length;
  const giveBack = () => prisma.listingLease.deleteMany({ where: { holder } });
  return withLease({ subject, holder, take, giveBack }, work);
}

/** Times are the database's own; always in the same order, so that two who ask for several do not block each other. */
function takeLeases(listingIds: readonly string[], holder: string): Promise<number> {
  return prisma.$executeRaw`
    INSERT INTO "ListingLease" AS lease ("listingId", holder, "expiresAt")
    SELECT id, ${holder}, clock_timestamp() AT TIME ZONE 'UTC' + ${leaseMs} * interval '1 ms'
    FROM unnest(${listingIds}::text[]) AS given (id) ORDER BY id
    ON CONFLICT ("listingId") DO UPDATE SET holder = excluded.holder, "expiresAt" = excluded."expiresAt"
    WHERE lease.holder = excluded.holder OR lease."expiresAt" < clock_timestamp() AT TIME ZONE 'UTC'`;
}
