/** Turns a selection of products into our ids, each once, all of this shop. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { notFound } from "../not-found.ts";

/** Our ids, Shopify's ids, or both. */
export interface ChosenProducts {
  readonly productIds?: readonly string[] | undefined;
  readonly productGids?: readonly string[] | undefined;
}

const mostProducts = 100_000;

/**
 * In the order they were chosen. Products deleted in Shopify meanwhile are left out.
 * @throws AppError BAD_INPUT when nothing is left or too much is asked, NOT_FOUND for an id that is not this shop's
 */
export async function findChosenProducts(shopId: string, request: ChosenProducts): Promise<string[]> {
  const ids = [...new Set(request.productIds ?? [])];
  const gids = [...new Set(request.productGids ?? [])];
  const asked = ids.length + gids.length;
  if (asked === 0 || asked > mostProducts)
    throw new AppError(
      "BAD_INPUT",
      `expected 1 to 100,000 products for a run but received ${asked.toString()}`,
      {
        userMessage:
          asked === 0 ? "Select at least one product." : "Select at most 100,000 products at once.",
      },
    );
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
