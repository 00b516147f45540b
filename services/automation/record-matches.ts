/** Notes which rules have taken which photos of a product, and lets each begin its run a little later. */
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { enqueue } from "../outbox.ts";
import { findNewPhotos } from "./find-new-photos.ts";

/** A rule begins this long after it took the first product; those it takes meanwhile share the run. */
const gatherMs = 20_000;

interface Taken {
  readonly productGid: string;
  readonly mediaGids: readonly string[];
  readonly ruleIds: readonly string[];
}

/**
 * A photo is taken once by each rule, however often and by however many workers this is called.
 * @throws AppError NOT_FOUND
 */
export async function recordMatches(
  shopId: string,
  { productGid, mediaGids, ruleIds }: Taken,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const [product] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "Product" WHERE "shopId" = ${shopId} AND gid = ${productGid} FOR UPDATE`;
    if (product === undefined) throw notFound("product", productGid);
    const fresh = await findNewPhotos(tx, shopId, product.id, mediaGids);
    const earlier = await tx.automationMatch.findMany({ where: { shopId, productId: product.id } });
    const dueAt = new Date();
    for (const ruleId of ruleIds) {
      const taken = new Set(
        earlier.filter((match) => match.ruleId === ruleId).flatMap((match) => match.mediaGids),
      );
      const photos = fresh.filter((mediaGid) => !taken.has(mediaGid));
      if (photos.length === 0) continue;
      const match = { shopId, ruleId, productId: product.id, mediaGids: photos, dueAt };
      await tx.automationMatch.create({ data: match });
      await enqueue(tx, "start-rule-run", { shopId, ruleId }, { delayMs: gatherMs });
    }
  });
}
