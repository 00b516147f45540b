/** Asks for single products to be read again. */
import { prisma } from "#prisma/client.ts";
import { enqueueMany } from "../outbox.ts";

export async function readAgain(shopId: string, productGids: readonly string[]): Promise<void> {
  const payloads = productGids.map((productGid) => ({ shopId, productGid }));
  await prisma.$transaction((tx) => enqueueMany(tx, "sync-product", payloads));
}
