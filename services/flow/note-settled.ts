/**
 * Notes what Shopify Flow is to hear, in the transaction that brings it about: one trigger of each kind for a product in
 * a run, when its pictures have settled, and not one for each picture.
 */
import type { Transaction } from "#prisma/client.ts";
import { enqueueMany } from "../outbox.ts";

/**
 * "Images need review" once nothing of the product in this run is being made any more and something waits for a
 * decision; "Images published" once all is decided, nothing is on its way, and something of it is in the shop.
 *
 * Called last in a transaction, because it waits for others that settle pictures of the same product: of the last two,
 * whoever comes second sees what the first did.
 * @param renditionIds what has just moved
 */
export async function noteSettled(
  tx: Transaction,
  shopId: string,
  renditionIds: readonly string[],
): Promise<void> {
  const moved = [...renditionIds];
  // In one order, so that no two wait for each other.
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(key) FROM (
      SELECT DISTINCT hashtextextended('flow ' || "runId" || ' ' || "productId", 0) AS key
      FROM "Rendition" WHERE "shopId" = ${shopId} AND id = ANY(${moved}::text[]) ORDER BY key
    ) AS products`;
  const noted = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "FlowEvent" (id, "shopId", "runId", "productId", kind)
    SELECT gen_random_uuid(), ${shopId}, "runId", "productId", kind FROM (
      SELECT "runId", "productId", CASE
        WHEN count(*) FILTER (WHERE state IN ('queued', 'rendering')) > 0 THEN NULL
        WHEN count(*) FILTER (WHERE state = 'in_review') > 0 THEN 'needs-review'
        WHEN count(*) FILTER (WHERE state = 'approved') > 0 THEN NULL
        WHEN count(*) FILTER (WHERE state = 'written_back') > 0 THEN 'published'
      END AS kind
      FROM "Rendition" WHERE ("runId", "productId") IN (
        SELECT "runId", "productId" FROM "Rendition" WHERE "shopId" = ${shopId} AND id = ANY(${moved}::text[])
      ) GROUP BY "runId", "productId"
    ) AS settled WHERE kind IS NOT NULL
    ON CONFLICT ("runId", "productId", kind) DO NOTHING RETURNING id`;
  await enqueueMany(
    tx,
    "tell-flow",
    noted.map(({ id }) => ({ shopId, flowEventId: id })),
  );
}
