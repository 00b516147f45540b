/** Whether a file may be changed in place: only when no other product shows it. */
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";

/** Shopify's clock and ours differ, and its search index is a little behind its products. */
const overlapMs = 2 * 60_000;

/**
 * What the mirror says. Gives the moment from which on the shop itself has to be asked; themes, pages and metafields that
 * show the file are known to nobody but Shopify, which does not tell.
 * @throws AppError SHARED_FILE; CONFLICT while the catalogue was never read
 */
export async function requireSoleUse(
  shopId: string,
  { productGid, mediaGid }: { productGid: string; mediaGid: string },
): Promise<{ mirroredAt: Date }> {
  const [shop, others] = await Promise.all([
    prisma.shop.findUniqueOrThrow({ where: { id: shopId }, select: { catalogueSyncedAt: true } }),
    prisma.productImage.count({
      where: { mediaGid, product: { shopId, deletedAt: null, gid: { not: productGid } } },
    }),
  ]);
  if (others > 0) throw sharedFile(mediaGid);
  if (shop.catalogueSyncedAt === null)
    throw new AppError("CONFLICT", `expected a catalogue that was read for "${shopId}" but received none`, {
      userMessage:
        "The catalogue was not read yet, so nobody knows whether another product shows the same file. Nothing was changed.",
    });
  return { mirroredAt: new Date(shop.catalogueSyncedAt.getTime() - overlapMs) };
}

export function sharedFile(mediaGid: string): AppError {
  return new AppError("SHARED_FILE", `expected "${mediaGid}" on one product but received another one too`);
}
