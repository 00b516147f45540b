/** Cancels an export: a worker at it stops at its next picture and takes away what it had packed. */
import { exportTraits } from "#core/exports/export-channels.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requirePermission } from "../staff/require-permission.ts";

/** On one that has ended nothing changes. @throws AppError NOT_FOUND, FORBIDDEN */
export async function cancelExport(shopId: string, exportId: string, actor: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const found = await tx.channelExport.findUnique({
      where: { id: exportId, shopId },
      select: { channel: true },
    });
    if (found === null) throw notFound("export", exportId);
    await requirePermission(tx, shopId, actor, "publish");
    const { count } = await tx.channelExport.updateMany({
      where: { id: exportId, shopId, state: { in: ["queued", "checking", "packing"] } },
      data: { state: "cancelled", finishedAt: new Date() },
    });
    if (count === 0) return;
    const title = exportTraits[found.channel as keyof typeof exportTraits].title;
    const about = { subject: "export", subjectId: exportId, title } as const;
    await recordActivity(tx, shopId, { kind: "export.cancelled", actor, ...about });
  });
}
