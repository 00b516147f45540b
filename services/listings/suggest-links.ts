/**
 * Suggests which product each listing sells, by SKU, by GTIN, and by title where no code is shared. A suggestion waits for a
 * person; what a person decided about a listing is never touched.
 */
import { matchCodes, type LinkSuggestion } from "#core/publishing/match-codes.ts";
import { createTitleIndex } from "#core/publishing/title-index.ts";
import { prisma } from "#prisma/client.ts";

const perChunk = 1_000;

interface OpenListing {
  readonly id: string;
  readonly title: string;
  readonly skus: readonly string[];
  readonly gtins: readonly string[];
}

type Suggested = LinkSuggestion & { readonly id: string };

/** @returns how many listings have a suggestion now */
export async function suggestLinks(shopId: string): Promise<number> {
  let byTitle: ReturnType<typeof createTitleIndex> | null = null;
  let suggested = 0;
  for (let after = ""; ;) {
    const listings = await readOpen(shopId, after);
    const last = listings.at(-1);
    if (last === undefined) return suggested;
    after = last.id;
    const variants = await readSharing(shopId, listings);
    const matches: Suggested[] = [];
    for (const listing of listings) {
      const byCode = matchCodes(listing, variants);
      byTitle ??= byCode === null ? await readTitles(shopId) : null;
      const match = byCode ?? byTitle?.(listing.title) ?? null;
      if (match !== null) matches.push({ ...match, id: listing.id });
    }
    await saveChunk(shopId, listings, matches);
    suggested += matches.length;
  }
}

function readOpen(shopId: string, after: string): Promise<OpenListing[]> {
  return prisma.listing.findMany({
    where: { shopId, link: { in: ["none", "suggested"] }, state: { not: "ended" }, id: { gt: after } },
    orderBy: { id: "asc" },
    take: perChunk,
    select: { id: true, title: true, skus: true, gtins: true },
  });
}

/** Variants of products in the shop that share a code with one of the listings. */
async function readSharing(shopId: string, listings: readonly OpenListing[]) {
  const skus = listings.flatMap((listing) => listing.skus);
  const gtins = listings.flatMap((listing) => listing.gtins);
  return prisma.$queryRaw<
    { variantId: string; productId: string; sku: string | null; gtin: string | null }[]
  >`
    SELECT variant.id AS "variantId", variant."productId", variant.sku, variant.gtin
    FROM "ProductVariant" variant JOIN "Product" product ON product.id = variant."productId"
    WHERE variant."shopId" = ${shopId} AND product."deletedAt" IS NULL
      AND (variant.sku = ANY(${skus}) OR variant.gtin = ANY(${gtins}))`;
}

async function readTitles(shopId: string) {
  const products = await prisma.product.findMany({
    where: { shopId, deletedAt: null },
    select: { id: true, title: true },
  });
  return createTitleIndex(products.map(({ id, title }) => ({ productId: id, title })));
}

/** A suggestion that does not hold any more is taken away. */
async function saveChunk(shopId: string, listings: readonly OpenListing[], matches: readonly Suggested[]) {
  const suggested = new Set(matches.map(({ id }) => id));
  const without = listings.flatMap(({ id }) => (suggested.has(id) ? [] : [id]));
  await prisma.$transaction([
    prisma.$executeRaw`
      UPDATE "Listing" SET link = 'suggested', "productId" = read."productId", "variantId" = read."variantId",
        "linkConfidence" = read.confidence, "linkReason" = read.reason
      FROM jsonb_to_recordset(${JSON.stringify(matches)}::jsonb)
        AS read (id text, "productId" text, "variantId" text, confidence float8, reason text)
      WHERE "Listing".id = read.id AND "Listing"."shopId" = ${shopId} AND "Listing".link IN ('none', 'suggested')
        AND EXISTS (SELECT FROM "Product" WHERE id = read."productId")`,
    prisma.listing.updateMany({
      where: { shopId, id: { in: without }, link: "suggested" },
      data: { link: "none", productId: null, variantId: null, linkConfidence: null, linkReason: null },
    }),
  ]);
}
