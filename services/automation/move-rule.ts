/** Lets a rule be asked earlier or later than its neighbour. */
import { prisma } from "#prisma/client.ts";
import { recordActivity } from "../activity/record-activity.ts";
import { requirePermission } from "../staff/require-permission.ts";
import { lockRule } from "./rule-row.ts";

/** The first cannot move up, nor the last down; then nothing happens. @throws AppError NOT_FOUND, FORBIDDEN */
export async function moveRule(
  shopId: string,
  ruleId: string,
  direction: "up" | "down",
  actor: string,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await requirePermission(tx, shopId, actor, "settings");
    await tx.$queryRaw`SELECT id FROM "Shop" WHERE id = ${shopId} FOR UPDATE`;
    const { definition } = await lockRule(tx, shopId, ruleId);
    const rules = await tx.automationRule.findMany({
      where: { shopId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const ids = rules.map(({ id }) => id);
    const from = ids.indexOf(ruleId);
    const to = from + (direction === "up" ? -1 : 1);
    if (to < 0 || to >= ids.length) return;
    ids.splice(to, 0, ...ids.splice(from, 1));
    for (const [nth, id] of ids.entries())
      await tx.automationRule.update({ where: { id, shopId }, data: { position: nth + 1 } });
    const about = { subject: "rule", subjectId: ruleId, title: definition.name } as const;
    const places = { before: { place: from + 1 }, after: { place: to + 1 } };
    await recordActivity(tx, shopId, { kind: "automation.changed", actor, ...about, ...places });
  });
}
