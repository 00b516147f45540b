/** Keeps how the merchant arranged a listing's pictures, or gives the places back to the rules. */
import { z } from "zod";
import type { Arrangement } from "#core/publishing/arrangement.ts";
import { type ConnectedChannel, channelTraits } from "#core/publishing/channel-traits.ts";
import { liveImageSchema, picturedVariants } from "#core/publishing/listing.ts";
import { AppError } from "#core/errors.ts";
import { prisma } from "#prisma/client.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";

/**
 * @param arrangement null goes back to the rules
 * @throws AppError NOT_FOUND, FORBIDDEN; BAD_INPUT for a picture that is not an approved one of the listing's product, for
 *   words longer than the channel takes, or for a variation that shows no picture there or was given two
 */
export async function arrangeSlots(
  shopId: string,
  listingId: string,
  arrangement: Arrangement | null,
  actor: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    const listing = await tx.listing.findUnique({
      where: { id: listingId, shopId },
      select: { productId: true, title: true, images: true, account: { select: { channel: true } } },
    });
    if (listing === null) throw notFound("listing", listingId);
    const { maxAltLength } = channelTraits[listing.account.channel as ConnectedChannel];
    const longest = Math.max(0, ...(arrangement ?? []).map(({ alt }) => alt?.length ?? 0));
    if (longest > (maxAltLength ?? longest)) {
      const most = maxAltLength ?? 0;
      throw new AppError(
        "BAD_INPUT",
        `expected at most ${most} characters of alt text but received ${longest}`,
      );
    }
    requireVariants(arrangement ?? [], listing.images);
    const ids = new Set(arrangement?.map(({ renditionId }) => renditionId));
    const known = await tx.rendition.count({
      where: {
        shopId,
        id: { in: [...ids] },
        productId: listing.productId ?? "",
        state: { in: ["approved", "written_back"] },
      },
    });
    if (known !== ids.size || ids.size !== (arrangement?.length ?? 0))
      throw new AppError(
        "BAD_INPUT",
        `expected approved pictures of the product, each once, but received ${ids.size}`,
      );
    await tx.listing.update({
      where: { id: listingId, shopId },
      data: { slots: arrangement ?? Prisma.DbNull },
    });
    await recordActivity(tx, shopId, {
      ...{ kind: "listing.arranged", actor, subject: "listing", subjectId: listingId },
      title: listing.title,
      after: { pictures: arrangement?.length ?? null },
    });
  });
}

/** @param images of the listing, as they were last read */
function requireVariants(arrangement: Arrangement, images: unknown): void {
  const live = z.array(liveImageSchema).catch([]).parse(images);
  const known = new Set(picturedVariants(live).map(({ key }) => key));
  const given = arrangement.flatMap(({ variantKeys }) => variantKeys);
  if (new Set(given).size === given.length && given.every((key) => known.has(key))) return;
  const message = `expected one picture for a variation of the listing but received ${given.join(", ")}`;
  throw new AppError("BAD_INPUT", message);
}
