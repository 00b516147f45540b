/** Begins publications: one for each linked listing, in one batch, to be planned by a job. */
import { randomUUID } from "node:crypto";
import type { PublishMode, WantedImage } from "#core/publishing/image-plan.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { enqueueMany } from "../outbox.ts";
import { portionsOf } from "../portions.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { manyAtOnce } from "./approve-publications.ts";

export interface PublicationWish {
  readonly listingIds: readonly string[];
  readonly mode: PublishMode;
  readonly actor: string;
  /** Sent without another look once its plan meets the channel's rules. */
  readonly isApproved?: boolean;
  /** Not sent before this. */
  readonly scheduledFor?: Date;
}

export interface DraftedBatch {
  readonly batchId: string;
  readonly drafted: number;
  /** Listings that are not linked to a product by a person's word, or that the seller has not published. */
  readonly passedOver: number;
}

/** @throws AppError FORBIDDEN */
export function draftPublications(shopId: string, wish: PublicationWish): Promise<DraftedBatch> {
  const batchId = randomUUID();
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, wish.actor, "publish");
    let drafted = 0;
    for (const named of portionsOf(wish.listingIds)) {
      const listingIds = await publishable(tx, shopId, named);
      await createDrafts(tx, shopId, batchId, wish, listingIds, []);
      drafted += listingIds.length;
    }
    await recordActivity(tx, shopId, {
      ...{ kind: "publication.asked", actor: wish.actor, subject: "publication", subjectId: batchId },
      after: { listings: drafted, mode: wish.mode },
    });
    return { batchId, drafted, passedOver: wish.listingIds.length - drafted };
  }, manyAtOnce);
}

/** Those that a person linked to a product and the seller has published. */
async function publishable(tx: Transaction, shopId: string, ids: readonly string[]): Promise<string[]> {
  const linked = await tx.listing.findMany({
    where: {
      ...{ shopId, id: { in: [...ids] }, link: "confirmed", productId: { not: null } },
      state: { not: "unpublished" },
    },
    select: { id: true },
  });
  return linked.map(({ id }) => id);
}

type DraftWish = Omit<PublicationWish, "listingIds"> & { readonly restoresId?: string };

/** Whatever was not sent yet of these listings gives way to the new ones. @param wanted empty fills it from the image set */
export async function createDrafts(
  tx: Transaction,
  shopId: string,
  batchId: string,
  { mode, actor, isApproved = false, scheduledFor, restoresId }: DraftWish,
  listingIds: readonly string[],
  wanted: readonly WantedImage[],
): Promise<void> {
  await tx.publication.updateMany({
    where: {
      shopId,
      listingId: { in: [...listingIds] },
      state: { in: ["draft", "checked", "planned", "queued", "reauth_required", "failed", "rejected"] },
    },
    data: { state: "superseded", finishedAt: new Date() },
  });
  const made = await tx.publication.createManyAndReturn({
    data: listingIds.map((listingId) => ({
      ...{ shopId, listingId, batchId, mode, requestedBy: actor, wanted: [...wanted] },
      approvedBy: isApproved ? actor : null,
      scheduledFor: scheduledFor ?? null,
      restoresId: restoresId ?? null,
    })),
    select: { id: true },
  });
  await enqueueMany(
    tx,
    "plan-publication",
    made.map(({ id }) => ({ shopId, publicationId: id, runId: batchId })),
  );
}
