/** Stops an audit; what it has seen so far stays. */
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** On one that has ended nothing changes. @throws AppError NOT_FOUND, FORBIDDEN */
export async function cancelAudit(shopId: string, auditId: string, actor: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const where = { id: auditId, shopId };
    if ((await tx.audit.count({ where })) === 0) throw notFound("audit", auditId);
    await requirePermission(tx, shopId, actor, "enhance");
    const { count } = await tx.audit.updateMany({
      where: { ...where, state: { in: ["sampling", "scanning"] } },
      data: { state: "cancelled", finishedAt: new Date() },
    });
    if (count === 0) return;
    await recordActivity(tx, shopId, {
      kind: "audit.cancelled",
      actor,
      subject: "audit",
      subjectId: auditId,
    });
  });
}
