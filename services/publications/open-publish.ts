/** Opens a publication for sending: what to bring about, and how far an earlier attempt came. */
import { appActor } from "#core/activity.ts";
import { AppError } from "#core/errors.ts";
import { type ImagePlan, imagePlanSchema } from "#core/publishing/image-plan.ts";
import { emptyLedger, type PublishLedger, publishLedgerSchema } from "#core/publishing/publish-ledger.ts";
import { prisma } from "#prisma/client.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { notFound } from "../not-found.ts";
import { movePublication } from "./move-publication.ts";
import { type OpenListing, openListing } from "./open-planning.ts";

export interface OpenPublish extends OpenListing {
  readonly plan: ImagePlan;
  readonly ledger: PublishLedger;
  /** The pictures before the first change were kept already. */
  readonly hasSnapshot: boolean;
}

/** Until a listing that is part of a feed is looked at again. */
const afterFeedMs = 60_000;

/**
 * Null when there is nothing to send (any more), before its time (another job comes then), when it is sent with others in
 * a feed, or while the channel is stopped: opening it again enqueues what waits.
 * One that was begun by a worker that died is open for the next one.
 * @throws AppError NOT_FOUND; BUSY while an earlier one of the listing is in a feed that is being worked on
 */
export async function openPublish(shopId: string, publicationId: string): Promise<OpenPublish | null> {
  const row = await prisma.publication.findUnique({
    where: { id: publicationId, shopId },
    include: { listing: { include: { account: true } } },
  });
  if (row === null) throw notFound("publication", publicationId);
  if (row.state !== "queued" && row.state !== "submitted") return null;
  if (row.feedId !== null) return null;
  if (row.state === "queued" && row.scheduledFor !== null && row.scheduledFor > new Date()) return null;
  const opened = openedPublish(row);
  const stop = await prisma.channelStop.findUnique({
    where: { shopId_channel: { shopId, channel: opened.channel } },
  });
  if (stop !== null) return null;
  await requireNoFeed(shopId, row);
  return opened;
}

type Row = Prisma.PublicationGetPayload<{ include: { listing: { include: { account: true } } } }>;

export function openedPublish({ listing, plan, ledger, snapshot }: Row): OpenPublish {
  return {
    ...openListing(listing),
    plan: imagePlanSchema.parse(plan),
    ledger: ledger === null ? emptyLedger : publishLedgerSchema.parse(ledger),
    hasSnapshot: snapshot !== null,
  };
}

/** A channel does not say in which order it works on a feed and on a call about the same listing. */
async function requireNoFeed(shopId: string, { id, listingId }: Row): Promise<void> {
  const others = await prisma.publication.count({
    where: { shopId, listingId, id: { not: id }, state: "submitted", feed: { finishedAt: null } },
  });
  if (others === 0) return;
  const message = `expected listing "${listingId}" to be in no feed but it is`;
  throw new AppError("BUSY", message, { retryAfterMs: afterFeedMs });
}

/** From here on the channel may have changed. Whatever was shown before is not ours to watch any more. */
export async function beginPublish(shopId: string, publicationId: string, listingId: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const data = { submittedAt: new Date() };
    const from = ["queued"] as const;
    await movePublication(tx, shopId, publicationId, { to: "submitted", actor: appActor, data, from });
    await tx.publication.updateMany({
      where: {
        ...{ shopId, listingId, id: { not: publicationId } },
        state: { in: ["live", "drifted", "accepted", "verifying", "accepted_not_shown"] },
      },
      data: { state: "superseded", nextLookAt: null },
    });
    await tx.listing.updateMany({ where: { id: listingId, shopId }, data: { driftedAt: null } });
  });
}

export async function saveLedger(
  shopId: string,
  publicationId: string,
  ledger: PublishLedger,
): Promise<void> {
  await prisma.publication.updateMany({ where: { id: publicationId, shopId }, data: { ledger } });
}
