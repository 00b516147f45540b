/** How many products a shop has, counted up to a limit. */
import { productsCountDocument } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

export async function countProducts(client: AdminClient, limit: number): Promise<number> {
  const { productsCount } = await client.run(productsCountDocument, { limit });
  return productsCount?.count ?? 0;
}
