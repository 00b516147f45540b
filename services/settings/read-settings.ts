/** Reads a shop's settings inside a transaction. */
import { settingsSchema, type Settings } from "#core/settings.ts";
import type { Transaction } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";

/** @throws AppError NOT_FOUND */
export async function readSettings(tx: Transaction, shopId: string): Promise<Settings> {
  const shop = await tx.shop.findUnique({ where: { id: shopId }, select: { settings: true } });
  if (shop === null) throw notFound("shop", shopId);
  return settingsSchema.parse(shop.settings);
}
