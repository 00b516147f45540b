/** Tells the automation about photos a merchant added to a product we knew; our own pictures are never news. */
import type { ProductSnapshot } from "#core/catalogue.ts";
import type { Transaction } from "#prisma/client.ts";
import { enqueueMany } from "../outbox.ts";

/** By product gid, the photos each product had; to be read before they are replaced. */
export type KnownMedia = ReadonlyMap<string, ReadonlySet<string>>;

const nothing: KnownMedia = new Map();

/** Empty when no rule would be asked. A product that was never read before is news as a whole, not by its photos. */
export async function readKnownMedia(
  tx: Transaction,
  shopId: string,
  products: readonly ProductSnapshot[],
): Promise<KnownMedia> {
  if ((await tx.automationRule.count({ where: { shopId, paused: false } })) === 0) return nothing;
  const rows = await tx.product.findMany({
    where: { shopId, deletedAt: null, gid: { in: products.map(({ productId }) => productId) } },
    select: { gid: true, images: { select: { mediaGid: true } } },
  });
  return new Map(rows.map(({ gid, images }) => [gid, new Set(images.map(({ mediaGid }) => mediaGid))]));
}

/** @param products those that were written, so that a reading that came too late announces nothing */
export async function announceAddedMedia(
  tx: Transaction,
  shopId: string,
  known: KnownMedia,
  products: readonly ProductSnapshot[],
): Promise<void> {
  const added = products.flatMap(({ productId: productGid, images }) => {
    const before = known.get(productGid);
    const mediaGids = before
      ? images.map(({ mediaId }) => mediaId).filter((mediaId) => !before.has(mediaId))
      : [];
    return mediaGids.length > 0 ? [{ productGid, mediaGids }] : [];
  });
  if (added.length === 0) return;
  const ours = await readOurMedia(
    tx,
    shopId,
    added.map(({ productGid }) => productGid),
  );
  const payloads = added
    .map(({ productGid, mediaGids }) => ({
      ...{ shopId, productGid, occasion: "media-added" as const },
      mediaGids: mediaGids.filter((mediaGid) => !ours.has(mediaGid)),
    }))
    .filter(({ mediaGids }) => mediaGids.length > 0);
  await enqueueMany(tx, "automate-product", payloads);
}

/** Every media id that a ledger of these products names: what we put in, and what we took out and may put back. */
async function readOurMedia(tx: Transaction, shopId: string, gids: string[]): Promise<Set<string>> {
  const writeBacks = await tx.writeBack.findMany({
    where: { shopId, rendition: { product: { gid: { in: gids } } } },
    select: { ledger: true, rendition: { select: { mediaGid: true } } },
  });
  return new Set(
    writeBacks.flatMap(({ ledger, rendition }) => [
      rendition.mediaGid,
      ...(JSON.stringify(ledger).match(/gid:\/\/shopify\/MediaImage\/\d+/gu) ?? []),
    ]),
  );
}
