/** Counts pictures that turned out usable against the shop's plan, each once and in the transaction that makes it usable. */
import { priceOfNext } from "#core/billing/allowance.ts";
import type { Transaction } from "#prisma/client.ts";
import { env } from "../env.ts";
import { enqueue } from "../outbox.ts";
import { lockAllowance } from "./read-allowance.ts";

/** Pictures charged within this time go to Shopify together. */
const gatherMs = 60_000;

/**
 * A picture made again, and one equal to a picture made before, does not count again. Nothing happens where nothing is
 * billed.
 */
export async function chargePictures(
  tx: Transaction,
  shopId: string,
  renditionIds: readonly string[],
): Promise<void> {
  if (env.BILLING === "off") return;
  const fresh = await findUncounted(tx, shopId, renditionIds);
  if (fresh.length === 0) return;
  const allowance = await lockAllowance(tx, shopId);
  if (allowance === null) return;
  let { used } = allowance;
  let owed = 0;
  for (const { id, renditionKey } of fresh) {
    const priceMills = priceOfNext(allowance.terms, used);
    const { count } = await tx.imageUse.createMany({
      data: [{ shopId, renditionId: id, renditionKey, priceMills }],
      skipDuplicates: true,
    });
    used += count;
    owed += count * priceMills;
  }
  if (owed > 0) await enqueue(tx, "charge-usage", { shopId }, { delayMs: gatherMs });
}

function findUncounted(tx: Transaction, shopId: string, renditionIds: readonly string[]) {
  return tx.$queryRaw<{ id: string; renditionKey: string }[]>`
    SELECT r.id, r."renditionKey" FROM "Rendition" r
    WHERE r.id = ANY(${[...renditionIds]}::text[]) AND r."shopId" = ${shopId} AND r."renditionKey" IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM "ImageUse" u WHERE u."shopId" = r."shopId"
          AND (u."renditionId" = r.id OR u."renditionKey" = r."renditionKey"))
    ORDER BY r.id`;
}
