/** The products an export is about: of a run, picked, or all that match a filter, as far as they have a finished picture. */
import type { Transaction } from "#prisma/client.ts";
import { listMatchingIds } from "../catalogue/list-matching-ids.ts";
import type { ProductFilter } from "../catalogue/product-filter.ts";
import { notFound } from "../not-found.ts";

export type ExportChoice =
  | { readonly kind: "run"; readonly runId: string }
  | {
      readonly kind: "products";
      readonly productIds: readonly string[];
      readonly productGids: readonly string[];
    }
  /** Without a field, every product of the shop. */
  | { readonly kind: "filter"; readonly filter: ProductFilter };

/** Our ids, in the order they were chosen. @throws AppError NOT_FOUND for a run or a product that is not this shop's; BAD_INPUT for a filter that is none */
export async function findExportProducts(
  tx: Transaction,
  shopId: string,
  choice: ExportChoice,
): Promise<string[]> {
  const chosen = await chosenIds(tx, shopId, choice);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT product.id FROM unnest(${chosen}::text[]) WITH ORDINALITY AS chosen (id, nth)
    JOIN "Product" product ON product.id = chosen.id AND product."shopId" = ${shopId} AND product."deletedAt" IS NULL
    WHERE EXISTS (
      SELECT 1 FROM "Rendition" r WHERE r."shopId" = ${shopId} AND r."productId" = product.id
        AND r.state IN ('approved', 'written_back')
    )
    ORDER BY chosen.nth`;
  return rows.map(({ id }) => id);
}

async function chosenIds(tx: Transaction, shopId: string, choice: ExportChoice): Promise<string[]> {
  switch (choice.kind) {
    case "filter":
      return listMatchingIds(shopId, choice.filter, tx);
    case "run": {
      if ((await tx.run.count({ where: { id: choice.runId, shopId } })) === 0)
        throw notFound("run", choice.runId);
      const rows = await tx.runProduct.findMany({
        ...{ where: { runId: choice.runId }, orderBy: { id: "asc" }, select: { productId: true } },
      });
      return rows.map(({ productId }) => productId);
    }
    case "products":
      return pickedIds(tx, shopId, choice.productIds, choice.productGids);
  }
}

async function pickedIds(
  tx: Transaction,
  shopId: string,
  productIds: readonly string[],
  productGids: readonly string[],
): Promise<string[]> {
  const names = [...new Set([...productIds, ...productGids])];
  const rows = await tx.$queryRaw<{ id: string | null; name: string }[]>`
    SELECT product.id, named.name FROM unnest(${names}::text[]) WITH ORDINALITY AS named (name, nth)
    LEFT JOIN "Product" product ON product."shopId" = ${shopId} AND (product.id = named.name OR product.gid = named.name)
    ORDER BY named.nth`;
  const unknown = rows.find(({ id }) => id === null);
  if (unknown !== undefined) throw notFound("product", unknown.name);
  return [...new Set(rows.map(({ id }) => id ?? ""))];
}
