/** Changes what a person may do, what they are called, or who owns Packshot in a shop. */
import { z } from "zod";
import { AppError } from "#core/errors.ts";
import { permissionsSchema } from "#core/permissions-schema.ts";
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { notFound } from "../not-found.ts";
import { requireOwner } from "./require-permission.ts";
import { toStaffView, type StaffView } from "./staff-member.ts";

const changeSchema = z.object({
  name: z.string().trim().max(80),
  isOwner: z.boolean(),
  permissions: permissionsSchema,
});

export type StaffChange = z.input<typeof changeSchema>;

/** @throws AppError FORBIDDEN for everybody but an owner, NOT_FOUND, BAD_INPUT, CONFLICT for the last owner */
export async function saveStaffMember(
  shopId: string,
  staffId: string,
  change: StaffChange,
  actor: string,
): Promise<StaffView> {
  const parsed = changeSchema.safeParse(change);
  if (!parsed.success)
    throw new AppError("BAD_INPUT", `expected a person's name and permissions but received others`);
  return prisma.$transaction(async (tx) => {
    // Two owners who demote each other at the same time come one after the other.
    await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR NO KEY UPDATE`;
    await requireOwner(tx, shopId, actor);
    const where = { shopId_staffId: { shopId, staffId } };
    const row = await tx.staffMember.findUnique({ where });
    if (row === null) throw notFound("person", staffId);
    const owners = await tx.staffMember.count({ where: { shopId, isOwner: true } });
    if (row.isOwner && !parsed.data.isOwner && owners === 1) throw lastOwner(staffId);
    const saved = await tx.staffMember.update({ where, data: parsed.data });
    const facts = ({ name, isOwner, permissions }: typeof row) => ({ name, isOwner, permissions });
    if (JSON.stringify(facts(row)) !== JSON.stringify(facts(saved))) {
      await recordActivity(tx, shopId, {
        ...{ kind: "staff.changed", actor, subject: "staff", subjectId: staffId, title: saved.name },
        ...{ before: facts(row), after: facts(saved) },
      });
    }
    return toStaffView(saved);
  });
}

function lastOwner(staffId: string): AppError {
  return new AppError("CONFLICT", `expected another owner beside "${staffId}" but received none`, {
    userMessage: "Somebody has to own Packshot. Make another person an owner first.",
  });
}
