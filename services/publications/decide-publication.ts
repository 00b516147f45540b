/** What a person decides on publications under way or done: cancel, try again, look now, put back, keep what drifted. */
import { AppError } from "#core/errors.ts";
import { wantedImageSchema } from "#core/publishing/image-plan.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { randomUUID } from "node:crypto";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { enqueue } from "../outbox.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { enqueuePublish, queuePublications, requireToCome } from "./approve-publications.ts";
import { createDrafts } from "./draft-publications.ts";
import { unsentStates } from "./publication-filter.ts";
import { movePublication } from "./move-publication.ts";

/** Only what was not sent yet can be taken back this way. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
export function cancelPublication(shopId: string, publicationId: string, actor: string): Promise<void> {
  return decided(shopId, publicationId, actor, async (tx, row) => {
    const move = { to: "cancelled", actor, data: { finishedAt: new Date() }, from: unsentStates } as const;
    if (!(await movePublication(tx, shopId, row.id, move))) throw conflict(row, "one that was not sent yet");
  });
}

/** @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
export function retryPublication(shopId: string, publicationId: string, actor: string): Promise<void> {
  return decided(shopId, publicationId, actor, async (tx, row) => {
    if (!["failed", "rejected", "reauth_required"].includes(row.state))
      throw conflict(row, "one that did not succeed");
    await queuePublications(tx, shopId, [{ ...row, scheduledFor: null }], actor);
  });
}

/**
 * Moves what was approved for a later time to another one, or to now.
 * @param scheduledFor undefined for at once
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT; BAD_INPUT for a time that is past
 */
export async function reschedulePublication(
  shopId: string,
  publicationId: string,
  actor: string,
  scheduledFor?: Date,
): Promise<void> {
  requireToCome(scheduledFor);
  await decided(shopId, publicationId, actor, async (tx, row) => {
    if (row.state !== "queued" || row.scheduledFor === null || row.feedId !== null)
      throw conflict(row, "one that waits for its time");
    const due = scheduledFor ?? null;
    await tx.publication.update({ where: { id: row.id, shopId }, data: { scheduledFor: due } });
    await enqueuePublish(tx, shopId, [{ ...row, scheduledFor: due }]);
    await recordActivity(tx, shopId, {
      ...{ kind: "publication.rescheduled", actor, subject: "publication", subjectId: row.id },
      title: row.listing.title,
      before: { scheduledFor: row.scheduledFor.toISOString() },
      after: { scheduledFor: due?.toISOString() ?? null },
    });
  });
}

/** Plans anew with the pictures as they are now. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
export function replanPublication(shopId: string, publicationId: string, actor: string): Promise<void> {
  return decided(shopId, publicationId, actor, async (tx, row) => {
    if (!["checked", "planned"].includes(row.state)) throw conflict(row, "one that waits for a decision");
    const data = row.restoresId === null ? { wanted: [] } : {};
    await movePublication(tx, shopId, row.id, { to: "draft", actor, data });
    await enqueue(tx, "plan-publication", { shopId, publicationId });
  });
}

/** Looks at the channel now instead of at the next turn. @throws AppError NOT_FOUND, FORBIDDEN */
export function lookNow(shopId: string, publicationId: string, actor: string): Promise<void> {
  return decided(shopId, publicationId, actor, async (tx) => {
    await enqueue(tx, "track-publication", { shopId, publicationId });
  });
}

/**
 * Puts back the pictures from before the publication.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT when nothing was changed
 */
export function restorePublication(shopId: string, publicationId: string, actor: string): Promise<void> {
  return decided(shopId, publicationId, actor, async (tx, row) => {
    if (row.snapshot === null || row.submittedAt === null)
      throw conflict(row, "one that changed the listing");
    const wanted = wantedImageSchema.array().parse(row.snapshot);
    const wish = { mode: "replace" as const, actor, isApproved: true, restoresId: row.id };
    await createDrafts(tx, shopId, randomUUID(), wish, [row.listingId], wanted);
    await recordActivity(tx, shopId, {
      ...{ kind: "publication.restored", actor, subject: "publication", subjectId: row.id },
      title: row.listing.title,
    });
  });
}

/** What somebody put there stays. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
export function keepDrift(shopId: string, publicationId: string, actor: string): Promise<void> {
  return decided(shopId, publicationId, actor, async (tx, row) => {
    const moved = await movePublication(tx, shopId, row.id, { to: "superseded", actor, from: ["drifted"] });
    if (!moved) throw conflict(row, "one whose listing drifted");
    await tx.listing.updateMany({ where: { id: row.listingId, shopId }, data: { driftedAt: null } });
  });
}

type Row = Awaited<ReturnType<typeof lockRow>>;

function decided(
  shopId: string,
  publicationId: string,
  actor: string,
  change: (tx: Transaction, row: Row) => Promise<void>,
): Promise<void> {
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    await change(tx, await lockRow(tx, shopId, publicationId));
  });
}

async function lockRow(tx: Transaction, shopId: string, publicationId: string) {
  await tx.$queryRaw`SELECT id FROM "Publication" WHERE id = ${publicationId} AND "shopId" = ${shopId} FOR UPDATE`;
  const row = await tx.publication.findUnique({
    where: { id: publicationId, shopId },
    include: { listing: { select: { title: true } } },
  });
  if (row === null) throw notFound("publication", publicationId);
  return row;
}

function conflict({ id, state }: Row, expected: string): AppError {
  return new AppError("CONFLICT", `expected ${expected} for publication "${id}" but it is ${state}`);
}
