/** Reads a shop by its id, as jobs name it. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { toOpenedShop, type OpenedShop } from "./opened-shop.ts";

/** @throws AppError NOT_FOUND */
export async function readShop(shopId: string): Promise<OpenedShop> {
  const row = await prisma.shop.findUnique({ where: { id: shopId } });
  if (row === null) throw notFound("shop", shopId);
  return toOpenedShop(row);
}
