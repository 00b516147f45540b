/** Deletes a rule; its runs stay and keep its name, and what it had gathered is not begun. */
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { lockRule } from "./rule-row.ts";

/** @throws AppError NOT_FOUND, FORBIDDEN */
export async function deleteRule(shopId: string, ruleId: string, actor: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    const { definition: before } = await lockRule(tx, shopId, ruleId);
    await tx.automationRule.delete({ where: { id: ruleId, shopId } });
    const about = { subject: "rule", subjectId: ruleId, title: before.name } as const;
    await recordActivity(tx, shopId, { kind: "automation.changed", actor, ...about, before });
  });
}
