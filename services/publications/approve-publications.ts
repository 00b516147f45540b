/** A person's word that planned publications be sent, now or at a time. */
import { AppError } from "#core/errors.ts";
import { type Transaction, prisma } from "#prisma/client.ts";
import { type NewActivity, recordActivities } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { enqueueMany } from "../outbox.ts";
import { portionsOf } from "../portions.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { movePublications } from "./move-publication.ts";

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
    let [found, queued] = [0, 0];
    for (const ids of portionsOf(publicationIds)) {
      const named = await tx.publication.findMany({
        where: { shopId, id: { in: ids } },
        select: {
          id: true,
          state: true,
          batchId: true,
          scheduledFor: true,
          listing: { select: { title: true } },
        },
      });
      const planned = named
        .filter(({ state }) => state === "planned")
        .map((row) => ({ ...row, scheduledFor: scheduledFor ?? row.scheduledFor }));
      await queuePublications(tx, shopId, planned, actor);
      await recordActivities(
        tx,
        shopId,
        planned.map((row) => approvalOf(row, actor)),
      );
      [found, queued] = [found + named.length, queued + planned.length];
    }
    if (found === 0) throw notFound("publication", publicationIds.join() || "that is ready");
    if (queued === 0) throw new AppError("CONFLICT", "expected a planned publication but found none");
    return { queued };
  }, manyAtOnce);
}

function approvalOf(
  { id, scheduledFor, listing }: Queueable & { readonly listing: { readonly title: string } },
  actor: string,
): NewActivity {
  return {
    ...{ kind: "publication.approved", actor, subject: "publication", subjectId: id, title: listing.title },
    ...(scheduledFor !== null && { after: { scheduledFor: scheduledFor.toISOString() } }),
  };
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

/** As many as a statement takes. */
export async function queuePublications(
  tx: Transaction,
  shopId: string,
  rows: readonly Queueable[],
  actor: string,
): Promise<void> {
  for (const [scheduledFor, together] of byDueTime(rows)) {
    const data = { approvedBy: actor, scheduledFor, feedId: null, feedPlace: null };
    const ids = together.map(({ id }) => id);
    const moved = new Set(await movePublications(tx, shopId, ids, { to: "queued", actor, data }));
    await enqueuePublish(
      tx,
      shopId,
      together.filter(({ id }) => moved.has(id)),
    );
  }
}

/** Each not before its time. */
export async function enqueuePublish(
  tx: Transaction,
  shopId: string,
  rows: readonly Queueable[],
): Promise<void> {
  for (const [scheduledFor, together] of byDueTime(rows)) {
    const payloads = together.map(({ id, batchId }) => ({
      ...{ shopId, publicationId: id, ...(batchId !== null && { runId: batchId }) },
    }));
    const delayMs = Math.max(0, (scheduledFor?.getTime() ?? 0) - Date.now());
    await enqueueMany(tx, "publish", payloads, { delayMs });
  }
}

function byDueTime(rows: readonly Queueable[]): [Date | null, Queueable[]][] {
  const groups = Map.groupBy(rows, ({ scheduledFor }) => scheduledFor?.getTime());
  return [...groups.values()].map((together) => [together[0]?.scheduledFor ?? null, together]);
}
