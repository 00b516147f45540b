/** Asks the shop something small that takes our usual permissions. */
import { shopAccessDocument } from "./admin.generated.ts";
import type { AdminClient } from "./admin-client.ts";

/** @throws AppError SHOP_UNAVAILABLE when the shop refuses us */
export async function checkAccess(client: AdminClient): Promise<{ readonly timeZone: string }> {
  const { shop } = await client.run(shopAccessDocument, {});
  return { timeZone: shop.ianaTimezone };
}
