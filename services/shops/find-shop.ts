/** Finds a shop by its domain, as webhooks name it. */
import { prisma } from "#prisma/client.ts";
import { toOpenedShop, type OpenedShop } from "./opened-shop.ts";

/** Null when we never knew it or have erased it; an uninstalled shop is found with `installed: false`. */
export async function findShop(domain: string): Promise<OpenedShop | null> {
  const row = await prisma.shop.findUnique({ where: { domain } });
  return row && toOpenedShop(row);
}
