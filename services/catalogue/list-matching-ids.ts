/** Lists the ids behind "select all products that match". */
import { prisma, type Transaction } from "#prisma/client.ts";
import { newestFirst, productsWhere, type ProductFilter } from "./product-filter.ts";

/** In the order of the catalogue page. @throws AppError BAD_INPUT for a filter that is none */
export async function listMatchingIds(
  shopId: string,
  filter: ProductFilter = {},
  tx: Transaction = prisma,
): Promise<string[]> {
  const rows = await tx.product.findMany({
    where: productsWhere(shopId, filter),
    orderBy: [...newestFirst],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
