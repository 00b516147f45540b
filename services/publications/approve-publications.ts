/** A person's word that planned publications be sent, now or at a time. */
import { AppError } from "#core/errors.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { enqueue } from "../outbox.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { movePublication } from "./move-publication.ts";

export interface Approval {
  readonly publicationIds: readonly string[];
  readonly actor: string;
  /** Not sent before this; at once when absent. */
  readonly scheduledFor?: Date | undefined;
}

/** A merchant approves or lets go on thousands with one click. */
export const manyAtOnce = { timeout: 120_000 } as const;

/**
 * Those that are not planned (any more) are passed over.
 * @throws AppError FORBIDDEN; NOT_FOUND; CONFLICT when none of them is planned; BAD_INPUT for a time that is past
 */
export async function approvePublications(
  shopId: string,
  { publicationIds, actor, scheduledFor }: Approval,
): Promise<{ queued: number }> {
  requireToCome(scheduledFor);
  return prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "publish");
    const named = await tx.publication.findMany({
      where: { shopId, id: { in: [...publicationIds] } },
      include: { listing: { select: { title: true } } },
    });
    if (named.length === 0) throw notFound("publication", publicationIds.join() || "that is ready");
    const planned = named.filter(({ state }) => state === "planned");
    if (planned.length === 0) throw new AppError("CONFLICT", "expected a planned publication but found none");
    for (const { listing, ...row } of planned) {
      const due = scheduledFor ?? row.scheduledFor;
      await queuePublication(tx, shopId, { ...row, scheduledFor: due }, actor);
      await recordActivity(tx, shopId, {
        ...{ kind: "publication.approved", actor, subject: "publication", subjectId: row.id },
        title: listing.title,
        ...(due !== null && { after: { scheduledFor: due.toISOString() } }),
      });
    }
    return { queued: planned.length };
  }, manyAtOnce);
}

/** @throws AppError BAD_INPUT */
export function requireToCome(scheduledFor: Date | undefined): void {
  if (scheduledFor === undefined || scheduledFor.getTime() > Date.now()) return;
  const message = `expected a time to come but received ${scheduledFor.toISOString()}`;
  throw new AppError("BAD_INPUT", message, { userMessage: "This time is past. Choose one that is to come." });
}

interface Queueable {
  readonly id: string;
  readonly batchId: string | null;
  readonly scheduledFor: Date | null;
}

export async function queuePublication(
  tx: Transaction,
  shopId: string,
  row: Queueable,
  actor: string,
): Promise<void> {
  const data = { approvedBy: actor, scheduledFor: row.scheduledFor, feedId: null, feedPlace: null };
  if (await movePublication(tx, shopId, row.id, { to: "queued", actor, data }))
    await enqueuePublish(tx, shopId, row);
}

/** Not before its time. */
export async function enqueuePublish(
  tx: Transaction,
  shopId: string,
  { id, batchId, scheduledFor }: Queueable,
): Promise<void> {
  const delayMs = Math.max(0, (scheduledFor?.getTime() ?? 0) - Date.now());
  const payload = { shopId, publicationId: id, ...(batchId !== null && { runId: batchId }) };
  await enqueue(tx, "publish", payload, { delayMs });
}
