/** Publications that waited for a seller to sign in go on where they were. */
import { appActor } from "#core/activity.ts";
import type { Transaction } from "#prisma/client.ts";
import { enqueue } from "../outbox.ts";
import { queuePublications } from "./approve-publications.ts";
import { movePublication } from "./move-publication.ts";
import { resumeFeeds } from "./open-feed.ts";

/** In the transaction that connects the account again. */
export async function resumePublications(tx: Transaction, shopId: string, accountId: string): Promise<void> {
  await resumeFeeds(tx, shopId, { accountId });
  const waiting = await tx.publication.findMany({
    where: { shopId, state: "reauth_required", listing: { accountId } },
    select: { id: true, batchId: true, scheduledFor: true, approvedBy: true, plan: true },
  });
  for (const { approvedBy, plan, ...row } of waiting) {
    if (approvedBy !== null && plan !== null) await queuePublications(tx, shopId, [row], approvedBy);
    else if (await movePublication(tx, shopId, row.id, { to: "draft", actor: appActor }))
      await enqueue(tx, "plan-publication", { shopId, publicationId: row.id });
  }
}
