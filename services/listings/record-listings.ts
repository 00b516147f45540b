/** Mirrors a page of an account's listings. Links, pictures and the merchant's arrangement are kept. */
import { randomUUID } from "node:crypto";
import { foldText } from "#core/fold-text.ts";
import { normaliseGtin } from "#core/publishing/gtin.ts";
import type { FoundListing } from "#core/publishing/listing.ts";
import { prisma } from "#prisma/client.ts";

export interface ListingsReading {
  readonly shopId: string;
  readonly accountId: string;
  /** What was last seen before this moment and not since is gone. */
  readonly startedAt: Date;
}

/** Of an account that belongs to another shop, nothing is recorded. */
export async function recordListings(
  { shopId, accountId }: ListingsReading,
  found: readonly FoundListing[],
): Promise<void> {
  const once = new Map(found.map((one) => [`${one.marketplace} ${one.externalId}`, one]));
  const rows = [...once.values()].map((one) => ({
    ...{ id: randomUUID(), marketplace: one.marketplace, externalId: one.externalId, kind: one.kind },
    ...{ title: one.title, productType: one.productType, state: one.state, url: one.url },
    ...{ skus: one.skus, gtins: one.gtins.flatMap((gtin) => normaliseGtin(gtin) ?? []) },
    ...{ imageCount: one.imageCount, mainImageUrl: one.mainImageUrl },
    seenAt: new Date(),
    searchText: foldText([one.title, one.externalId, ...one.skus].join("\n")),
  }));
  if (rows.length === 0) return;
  await prisma.$executeRaw`
    INSERT INTO "Listing" (id, "shopId", "accountId", marketplace, "externalId", kind, title, "searchText", skus, gtins,
      "productType", state, url, "imageCount", "mainImageUrl", "seenAt")
    SELECT read.id, ${shopId}, account.id, read.marketplace, read."externalId", read.kind, read.title, read."searchText",
      ARRAY(SELECT jsonb_array_elements_text(read.skus)), ARRAY(SELECT jsonb_array_elements_text(read.gtins)),
      read."productType", read.state::"ListingState", read.url, read."imageCount", read."mainImageUrl", read."seenAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS read (id text, marketplace text, "externalId" text,
        kind text, title text, "searchText" text, skus jsonb, gtins jsonb, "productType" text, state text, url text,
        "imageCount" integer, "mainImageUrl" text, "seenAt" timestamp)
      JOIN "ChannelAccount" account ON account.id = ${accountId} AND account."shopId" = ${shopId}
    ORDER BY read.marketplace, read."externalId"
    ON CONFLICT ("accountId", marketplace, "externalId") DO UPDATE SET kind = excluded.kind, title = excluded.title,
      "searchText" = excluded."searchText", skus = excluded.skus, gtins = excluded.gtins,
      "productType" = excluded."productType", state = excluded.state, url = excluded.url,
      "imageCount" = excluded."imageCount", "mainImageUrl" = excluded."mainImageUrl", "seenAt" = excluded."seenAt"`;
}

/** After the last page: what the channel did not name any more has ended. */
export async function finishListings({ shopId, accountId, startedAt }: ListingsReading): Promise<void> {
  await prisma.$transaction([
    prisma.listing.updateMany({
      where: { shopId, accountId, seenAt: { lt: startedAt }, state: { not: "ended" } },
      data: { state: "ended" },
    }),
    prisma.channelAccount.updateMany({
      where: { id: accountId, shopId },
      data: { listingsReadAt: startedAt },
    }),
  ]);
}
