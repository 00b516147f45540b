/** Looking at what a channel shows: until it is what we sent, and once a day afterwards, whether it still is. */
import { appActor } from "#core/activity.ts";
import type { ChannelIssue } from "#core/publishing/channel-issue.ts";
import { type WantedImage, imagePlanSchema } from "#core/publishing/image-plan.ts";
import { imageKey, type LiveImage } from "#core/publishing/listing.ts";
import { nameUploads } from "#core/publishing/name-uploads.ts";
import { emptyLedger, type PublishLedger, publishLedgerSchema } from "#core/publishing/publish-ledger.ts";
import { z } from "zod";
import { prisma } from "#prisma/client.ts";
import { notFound } from "../not-found.ts";
import { movePublication } from "./move-publication.ts";
import { type OpenListing, openListing } from "./open-planning.ts";
import { lookAgain, noteEnd } from "./record-outcome.ts";
import { recordImages } from "./record-plan.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Pauses between looks; Amazon says that pictures can take up to a day. */
const pausesMs = [
  15_000,
  minuteMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * 60 * minuteMs,
  6 * 60 * minuteMs,
  16 * 60 * minuteMs,
];

export interface OpenLook extends OpenListing {
  readonly target: readonly WantedImage[];
  /** Keys of the pictures that were there when it was planned. */
  readonly known: ReadonlySet<string>;
  readonly ledger: PublishLedger;
  /** Keys of what was shown when it was live; null before. */
  readonly shownBefore: readonly string[] | null;
}

export interface ShownPictures {
  readonly images: readonly LiveImage[];
  /** What buyers get where that can differ; see connectors/connector.ts:PublishStatus. */
  readonly shown?: readonly LiveImage[];
}

export interface Look extends ShownPictures {
  readonly processed: boolean;
  readonly issues: readonly ChannelIssue[];
  /** Whether buyers see the target's pictures, in its order. */
  readonly matches: boolean;
}

/** What is to be the same tomorrow. */
export function keysOf({ images, shown = [] }: ShownPictures): string[] {
  return [...images, ...shown].map(imageKey);
}

const watched = ["accepted", "verifying", "live", "accepted_not_shown"] as const;

/** Null when nobody waits for it any more. @throws AppError NOT_FOUND */
export async function openLook(shopId: string, publicationId: string): Promise<OpenLook | null> {
  const row = await prisma.publication.findUnique({
    where: { id: publicationId, shopId },
    include: { listing: { include: { account: true } } },
  });
  if (row === null) throw notFound("publication", publicationId);
  if (!watched.some((state) => state === row.state)) return null;
  const { target, changes } = imagePlanSchema.parse(row.plan);
  return {
    ...openListing(row.listing),
    target,
    known: new Set(changes.flatMap(({ before }) => (before === null ? [] : [imageKey(before)]))),
    ledger: row.ledger === null ? emptyLedger : publishLedgerSchema.parse(row.ledger),
    shownBefore: row.state === "live" ? z.array(z.string()).parse(row.shown ?? []) : null,
  };
}

/** Of one on its way: live, refused, or another look later; after the last one it counts as accepted but not shown. */
export async function recordLook(
  shopId: string,
  publicationId: string,
  { listingId, ledger, target }: OpenLook,
  look: Look,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await recordImages(tx, shopId, listingId, look.images);
    const row = await tx.publication.update({
      where: { id: publicationId, shopId },
      data: { looks: { increment: 1 }, issues: [...look.issues], nextLookAt: null },
    });
    const finishedAt = new Date();
    if (look.processed && look.issues.some(({ severity }) => severity === "error")) {
      const data = { finishedAt };
      await movePublication(tx, shopId, publicationId, { to: "rejected", actor: appActor, data });
      return noteEnd(tx, shopId, publicationId, "publication.refused");
    }
    if (look.processed && look.matches) {
      const data = {
        ...{ finishedAt, shown: keysOf(look) },
        ledger: nameUploads(ledger, target, look.images),
      };
      await movePublication(tx, shopId, publicationId, { to: "live", actor: appActor, data });
      await noteEnd(tx, shopId, publicationId, "publication.live");
      return lookAgain(tx, shopId, publicationId, dayMs);
    }
    const pauseMs = pausesMs[row.looks - 1];
    if (pauseMs !== undefined) {
      if (row.state === "accepted" && look.processed)
        await movePublication(tx, shopId, publicationId, { to: "verifying", actor: appActor });
      return lookAgain(tx, shopId, publicationId, pauseMs);
    }
    const data = { finishedAt };
    await movePublication(tx, shopId, publicationId, { to: "accepted_not_shown", actor: appActor, data });
  });
}

/** Of a live one: whether somebody changed the listing. We ask, and never write over it. */
export async function recordDriftCheck(
  shopId: string,
  publicationId: string,
  { listingId, ledger, target }: OpenLook,
  look: ShownPictures & Pick<Look, "matches">,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await recordImages(tx, shopId, listingId, look.images);
    if (look.matches) {
      // The same pictures may go by other names by now.
      const data = { shown: keysOf(look), ledger: nameUploads(ledger, target, look.images) };
      await tx.publication.updateMany({ where: { id: publicationId, shopId }, data });
      return lookAgain(tx, shopId, publicationId, dayMs);
    }
    const data = { nextLookAt: null };
    if (!(await movePublication(tx, shopId, publicationId, { to: "drifted", actor: appActor, data }))) return;
    await tx.listing.updateMany({ where: { id: listingId, shopId }, data: { driftedAt: new Date() } });
    await noteEnd(tx, shopId, publicationId, "publication.drifted");
  });
}

/** The channel could not be asked; tomorrow is another day. */
export function recordNoLook(shopId: string, publicationId: string): Promise<void> {
  return prisma.$transaction((tx) => lookAgain(tx, shopId, publicationId, dayMs));
}
