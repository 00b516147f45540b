/** Turns a selection of products into our ids, each once, all of this shop. */
import { AppError } from "#core/errors.ts";
import { prisma, type Transaction } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { listMatchingIds } from "../catalogue/list-matching-ids.ts";
import type { ProductFilter } from "../catalogue/product-filter.ts";
import { notFound } from "../not-found.ts";

/** Our ids, Shopify's ids, or both; or else everything that matches a filter when the run begins. */
export interface ChosenProducts {
  readonly matching?: Matching | undefined;
  readonly productIds?: readonly string[] | undefined;
  readonly productGids?: readonly string[] | undefined;
}

export interface Matching {
  readonly filter: ProductFilter;
  /** What the merchant was shown: a run is never larger than that. */
  readonly productCount: number;
}

const mostProducts = 100_000;

/**
 * In the order they were chosen. Products deleted in Shopify meanwhile are left out.
 * @throws AppError BAD_INPUT when nothing is left or too much is asked, NOT_FOUND for an id that is not this shop's,
 * CONFLICT when more matches a filter than was shown
 */
export async function findChosenProducts(
  tx: Transaction,
  shopId: string,
  request: ChosenProducts,
): Promise<string[]> {
  if (request.matching !== undefined) return findMatching(tx, shopId, request.matching);
  const ids = [...new Set(request.productIds ?? [])];
  const gids = [...new Set(request.productGids ?? [])];
  requireSize(ids.length + gids.length);
  const byId = await findBy(shopId, "id", ids);
  const byGid = await findBy(shopId, "gid", gids);
  const found = [...ids.map((id) => byId.get(id)), ...gids.map((gid) => byGid.get(gid))];
  const living = found.filter((product) => product?.deletedAt === null).map((product) => product?.id ?? "");
  if (living.length === 0)
    throw new AppError(
      "BAD_INPUT",
      "expected products that still exist for a run but received deleted ones",
      {
        userMessage: "The selected products were deleted in Shopify.",
      },
    );
  return [...new Set(living)];
}

/** One statement, so all of it as of one moment. */
async function findMatching(
  tx: Transaction,
  shopId: string,
  { filter, productCount }: Matching,
): Promise<string[]> {
  const ids = await listMatchingIds(shopId, filter, tx);
  requireSize(ids.length);
  if (ids.length <= productCount) return ids;
  const [now, shown] = [ids.length.toString(), productCount.toString()];
  throw new AppError("CONFLICT", `expected at most ${shown} products for a filter but received ${now}`, {
    userMessage: `Meanwhile ${now} products match, not ${shown}. Nothing was started: look again.`,
  });
}

function requireSize(asked: number): void {
  if (asked >= 1 && asked <= mostProducts) return;
  throw new AppError(
    "BAD_INPUT",
    `expected 1 to 100,000 products for a run but received ${asked.toString()}`,
    {
      userMessage: asked === 0 ? "Select at least one product." : "Select at most 100,000 products at once.",
    },
  );
}

interface FoundProduct {
  readonly id: string;
  readonly gid: string;
  readonly deletedAt: Date | null;
}

async function findBy(shopId: string, column: "id" | "gid", names: readonly string[]) {
  // One array as one parameter: a list of 12,000 parameters takes Prisma seconds.
  const rows = await prisma.$queryRaw<FoundProduct[]>`
    SELECT id, gid, "deletedAt" FROM "Product"
    WHERE "shopId" = ${shopId} AND ${Prisma.raw(column)} = ANY(${[...names]}::text[])`;
  const found = new Map(rows.map((row) => [row[column], row]));
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) throw notFound("product", missing);
  return found;
}
