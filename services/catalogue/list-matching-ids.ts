/** Lists the ids behind "select all products that match". */
import { prisma } from "#prisma/client.ts";
import { productsWhere, type ProductFilter } from "./product-filter.ts";

/** In the order of the catalogue page. @throws AppError BAD_INPUT for a filter that is none */
export async function listMatchingIds(shopId: string, filter: ProductFilter = {}): Promise<string[]> {
  const rows = await prisma.product.findMany({
    where: productsWhere(shopId, filter),
    orderBy: [{ shopUpdatedAt: "desc" }, { id: "asc" }],
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
