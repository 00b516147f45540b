/** What a person decides about a whole list of publications: cancel what was not sent, plan anew what did not succeed. */
import type { PublishMode } from "#core/publishing/image-plan.ts";
import { prisma } from "#prisma/client.ts";
import { portionsOf } from "../portions.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { manyAtOnce } from "./approve-publications.ts";
import { draftPublications } from "./draft-publications.ts";
import { movePublications } from "./move-publication.ts";
import {
  type PublicationFilter,
  readPublicationIds,
  replannableStates,
  unsentStates,
} from "./publication-filter.ts";

/** What is sent meanwhile is passed over. @returns how many were cancelled @throws AppError FORBIDDEN */
export async function cancelPublications(
  shopId: string,
  filter: PublicationFilter,
  actor: string,
): Promise<number> {
  const ids = await readPublicationIds(shopId, filter, unsentStates);
  const move = { to: "cancelled", actor, data: { finishedAt: new Date() }, from: unsentStates } as const;
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    let cancelled = 0;
    for (const portion of portionsOf(ids))
      cancelled += (await movePublications(tx, shopId, portion, move)).length;
    return cancelled;
  }, manyAtOnce);
}

/**
 * New plans, with the pictures and the listing as they are now and the mode each had before; nothing is sent. What was to
 * be put back is left as it is: planned anew it would be something else.
 * @returns how many are planned @throws AppError FORBIDDEN
 */
export async function replanPublications(
  shopId: string,
  filter: PublicationFilter,
  actor: string,
): Promise<number> {
  await prisma.$transaction((tx) => requirePermission(tx, shopId, actor, "publish"));
  const ids = await readPublicationIds(shopId, filter, replannableStates);
  const listings = new Map<string, PublishMode>();
  for (const portion of portionsOf(ids)) {
    const rows = await prisma.publication.findMany({
      where: { shopId, id: { in: portion }, restoresId: null },
      select: { listingId: true, mode: true },
    });
    for (const { listingId, mode } of rows) listings.set(listingId, mode as PublishMode);
  }
  let drafted = 0;
  for (const [mode, together] of Map.groupBy(listings.keys(), (id) => listings.get(id) ?? "preserve"))
    drafted += (await draftPublications(shopId, { listingIds: [...together], mode, actor })).drafted;
  return drafted;
}
