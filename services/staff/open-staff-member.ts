/** Opens the person behind a request; whoever opens a shop's Packshot first owns it. */
import { staffActor } from "#core/permissions.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { readSettings } from "../settings/read-settings.ts";
import { toStaffView, type StaffView } from "./staff-member.ts";

/** Of two who come first at the same time one is the owner. @throws AppError NOT_FOUND for an unknown shop */
export async function openStaffMember(shopId: string, staffId: string): Promise<StaffView> {
  const known = await prisma.staffMember.findUnique({ where: { shopId_staffId: { shopId, staffId } } });
  return known === null ? join(shopId, staffId) : toStaffView(known);
}

function join(shopId: string, staffId: string): Promise<StaffView> {
  return prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR NO KEY UPDATE`;
    const isOwner = (await tx.staffMember.count({ where: { shopId, isOwner: true } })) === 0;
    const { newcomersMay } = await readSettings(tx, shopId);
    const { count } = await tx.staffMember.createMany({
      data: [{ shopId, staffId, isOwner, permissions: newcomersMay }],
      skipDuplicates: true,
    });
    if (count === 1) {
      await recordActivity(tx, shopId, {
        ...{ kind: "staff.joined", actor: staffActor(staffId), subject: "staff", subjectId: staffId },
        after: { isOwner, permissions: newcomersMay },
      });
    }
    const where = { shopId_staffId: { shopId, staffId } };
    return toStaffView(await tx.staffMember.findUniqueOrThrow({ where }));
  });
}
