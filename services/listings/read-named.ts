/** Finds the listings and products that a file of links names. */
import type { Transaction } from "#prisma/client.ts";
import type { NamedLink } from "./read-links-csv.ts";

export interface ListingNamed {
  readonly id: string;
  readonly accountId: string;
  readonly marketplace: string;
  readonly externalId: string;
  readonly title: string;
  readonly skus: readonly string[];
  readonly state: string;
  readonly link: string;
  readonly productId: string | null;
  readonly variantId: string | null;
  /** The title of its product. */
  readonly product: string | null;
}

export interface ProductNamed {
  readonly productId: string;
  /** Set when exactly one variant was named. */
  readonly variantId: string | null;
  readonly title: string;
}

/** By the channel's own name and by SKU; the accounts beside them, those that are disconnected too. */
export async function readListingsNamed(tx: Transaction, shopId: string, lines: readonly NamedLink[]) {
  const externalIds = lines.map(({ listing }) => listing).filter((name) => name !== "");
  const skus = lines.flatMap(({ listing, sku }) => (listing === "" && sku !== "" ? [sku] : []));
  const accounts = await tx.channelAccount.findMany({
    where: { shopId },
    select: { id: true, channel: true, sellerId: true, name: true },
  });
  const listings = await tx.$queryRaw<ListingNamed[]>`
    SELECT listing.id, listing."accountId", listing.marketplace, listing."externalId", listing.title, listing.skus,
      listing.state::text, listing.link::text, listing."productId", listing."variantId", product.title AS product
    FROM "Listing" listing LEFT JOIN "Product" product ON product.id = listing."productId"
    WHERE listing."shopId" = ${shopId} AND (listing."externalId" = ANY(${externalIds})
      OR EXISTS (SELECT FROM unnest(listing.skus) AS own(sku) WHERE own.sku = ANY(${skus})))`;
  return {
    accounts,
    byId: Map.groupBy(listings, ({ externalId }) => externalId),
    bySku: groupBySeveral(listings, (listing) => listing.skus),
  };
}

/** By the text of the cell: Shopify's id of the product or of a variant, the product's handle, or a SKU. */
export async function readProductsNamed(
  tx: Transaction,
  shopId: string,
  lines: readonly NamedLink[],
): Promise<Map<string, ProductNamed[]>> {
  const names = [...new Set(lines.map(({ product }) => product))];
  const found = await tx.$queryRaw<(ProductNamed & { name: string })[]>`
    WITH named AS (
      SELECT product.id, null AS variant, product.title, unnest(ARRAY[product.handle, product.gid]) AS name
      FROM "Product" product WHERE product."shopId" = ${shopId} AND product."deletedAt" IS NULL
      UNION ALL
      SELECT product.id, variant.id, product.title, unnest(ARRAY[variant.sku, variant.gid])
      FROM "ProductVariant" variant JOIN "Product" product ON product.id = variant."productId"
      WHERE variant."shopId" = ${shopId} AND product."deletedAt" IS NULL
    )
    SELECT name, id AS "productId", title, CASE WHEN count(*) = 1 THEN min(variant) END AS "variantId"
    FROM named WHERE name = ANY(${names}) GROUP BY name, id, title`;
  return Map.groupBy(found, ({ name }) => name);
}

function groupBySeveral<Row>(rows: readonly Row[], keysOf: (row: Row) => readonly string[]) {
  const groups = new Map<string, Row[]>();
  for (const row of rows)
    for (const key of new Set(keysOf(row))) groups.set(key, [...(groups.get(key) ?? []), row]);
  return groups;
}
