/** Mirrors the variants of products: what listings on marketplaces are matched by. Unchanged ones are left alone. */
import { randomUUID } from "node:crypto";
import type { VariantSnapshot } from "#core/catalogue.ts";
import { normaliseGtin } from "#core/publishing/gtin.ts";
import type { Transaction } from "#prisma/client.ts";

export interface ProductVariants {
  /** Our id. */
  readonly productId: string;
  readonly variants: readonly VariantSnapshot[];
}

/** A variant that is still there keeps its row, so that listings linked to it stay linked. */
export async function recordVariants(
  tx: Transaction,
  shopId: string,
  products: readonly ProductVariants[],
): Promise<void> {
  const rows = products.flatMap(rowsOf);
  const column = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key]);
  await tx.$executeRaw`
    DELETE FROM "ProductVariant" WHERE "productId" = ANY(${products.map(({ productId }) => productId)})
      AND gid <> ALL(${column("gid")})`;
  // As columns: a product has up to 2,048 variants, and a statement 65,535 parameters.
  await tx.$executeRaw`
    INSERT INTO "ProductVariant" AS known (id, "shopId", "productId", gid, title, sku, gtin, position)
    SELECT id, ${shopId}, "productId", gid, title, nullif(sku, ''), nullif(gtin, ''), position
    FROM unnest(${column("id")}::text[], ${column("productId")}::text[], ${column("gid")}::text[],
      ${column("title")}::text[], ${column("sku")}::text[], ${column("gtin")}::text[], ${column("position")}::integer[])
      AS read(id, "productId", gid, title, sku, gtin, position)
    ON CONFLICT ("productId", gid) DO UPDATE SET title = excluded.title, sku = excluded.sku, gtin = excluded.gtin,
      position = excluded.position
    WHERE (known.title, known.sku, known.gtin, known.position)
      IS DISTINCT FROM (excluded.title, excluded.sku, excluded.gtin, excluded.position)`;
}

/** An empty text where there is none: it becomes null on its way in. */
function rowsOf({ productId, variants }: ProductVariants) {
  const once = new Map(variants.map((variant) => [variant.variantId, variant]));
  return [...once.values()].map(({ variantId, title, sku, barcode }, position) => ({
    ...{ id: randomUUID(), productId, gid: variantId, title, position, sku: sku?.trim() ?? "" },
    gtin: normaliseGtin(barcode ?? "") ?? "",
  }));
}
